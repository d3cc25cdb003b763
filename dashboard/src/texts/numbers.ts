import { language } from './language';

const TEXT = new Intl.NumberFormat(language);

/** What stands between the groups of digits: a comma in English, a point in German. */
const GROUP = TEXT.formatToParts(1_000_000).find(({ type }) => type === 'group')?.value ?? '';

/** Digits alone, or in the groups in which numbers are shown. */
const TYPED = new RegExp(`^(?:\\d+|\\d{1,3}(?:[${GROUP}]\\d{3})+)$`);

/** A number as it is shown everywhere, and can be typed: `1,000`. */
export function numberText(value: number): string {
  return TEXT.format(value);
}

/** The whole number, from 0 to 2^53 − 1, that is typed; null if nothing or something else is. */
export function wholeNumber(typed: string): number | null {
  const text = typed.trim();
  const value = Number(text.replaceAll(GROUP, ''));
  return TYPED.test(text) && Number.isSafeInteger(value) ? value : null;
}

/** What is shown for a number that may be missing. */
export function shownNumber(value: number | null): string {
  return value === null ? '' : numberText(value);
}
