import type { PartOf } from '../layout/Part';
import type { CountChart } from './CountChart';
import type { TimelineChart } from './TimelineChart';

type Props<Component extends (props: never) => unknown> = Parameters<Component>[0];

/** The charts bring a large library along, so they are fetched on their own. */
export const TIMELINE_CHART: PartOf<Props<typeof TimelineChart>> = {
  name: 'TimelineChart',
  load: async () => (await import('./TimelineChart')).TimelineChart,
  isPage: false,
};

export const COUNT_CHART: PartOf<Props<typeof CountChart>> = {
  name: 'CountChart',
  load: async () => (await import('./CountChart')).CountChart,
  isPage: false,
};
