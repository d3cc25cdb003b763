import { language } from './language';

const TEXT = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

/** The largest first, in seconds. */
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago an instant was, or how far off it is, in whole units that have passed: `3 hours ago`, `in 2 weeks`, `now`. */
export function relativeText(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const [unit, length] = UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', Infinity];
  return TEXT.format(Math.trunc(seconds / length) || 0, unit);
}
