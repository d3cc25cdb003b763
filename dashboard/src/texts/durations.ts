import { t } from './index';
import { numberText, wholeNumber } from './numbers';

export type DurationUnit = 'seconds' | 'minutes' | 'hours';

/** A duration as it is typed: a whole number, and what it counts. */
export type TypedDuration = { amount: string; unit: DurationUnit };

const SECONDS: Record<DurationUnit, number> = { hours: 3600, minutes: 60, seconds: 1 };

/** What of ISO 8601 the service answers: days, of 24 hours, hours, minutes and seconds. */
const ISO = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The seconds of a duration as the service writes it; null if it is none. */
export function secondsOf(iso: string): number | null {
  const [found, days = 0, hours = 0, minutes = 0, seconds = 0] = ISO.exec(iso) ?? [];
  return found === undefined
    ? null
    : (Number(days) * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** A duration as the service writes it: `PT1H30M`. */
export function isoOf(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor(seconds / 60) % 60, 'M'],
    [seconds % 60, 'S'],
  ];
  const text = parts.map(([amount, unit]) => (amount === 0 ? '' : `${amount}${unit}`)).join('');
  return `PT${text || '0S'}`;
}

/** The largest unit of which it is a whole number. */
function unitOf(seconds: number): DurationUnit {
  const units = Object.keys(SECONDS) as DurationUnit[];
  return units.find((larger) => seconds % SECONDS[larger] === 0) ?? 'seconds';
}

/** In the largest unit of which it is a whole number. */
export function shownDuration(iso: string | null): TypedDuration {
  const seconds = secondsOf(iso ?? '');
  if (seconds === null) {
    return { amount: '', unit: 'minutes' };
  }
  const unit = unitOf(seconds);
  return { amount: numberText(seconds / SECONDS[unit]), unit };
}

/** What is typed, in seconds; null if it is no whole number. */
export function typedSeconds({ amount, unit }: TypedDuration): number | null {
  const number = wholeNumber(amount);
  return number === null ? null : number * SECONDS[unit];
}

/** `15 minutes`. */
export function durationText(iso: string): string {
  const seconds = secondsOf(iso) ?? 0;
  const unit = unitOf(seconds);
  return t.common.duration.text[unit](seconds / SECONDS[unit]);
}
