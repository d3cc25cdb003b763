import type { PartOf } from '../layout/Part';
import type { CountChart } from './CountChart';
import type { HourlyChart } from './HourlyChart';

type Props<Component extends (props: never) => unknown> = Parameters<Component>[0];

/** The charts bring a large library along, so they are fetched on their own. */
export const HOURLY_CHART: PartOf<Props<typeof HourlyChart>> = {
  name: 'HourlyChart',
  load: async () => (await import('./HourlyChart')).HourlyChart,
  isPage: false,
};

export const COUNT_CHART: PartOf<Props<typeof CountChart>> = {
  name: 'CountChart',
  load: async () => (await import('./CountChart')).CountChart,
  isPage: false,
};
