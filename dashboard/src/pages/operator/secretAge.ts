import { numberText, wholeNumber } from '../../texts/numbers';

const DAYS = /^P(\d+)D$/;

/** A greatest age of secrets as it is typed: days, or a duration as the service writes it. */
export function typedAge(stored: string | null): string {
  const days = DAYS.exec(stored ?? '')?.[1];
  return days === undefined ? (stored ?? '') : numberText(Number(days));
}

/** What is typed, as the service takes it; null for none. */
export function storedAge(typed: string): string | null {
  const text = typed.trim();
  const days = wholeNumber(text);
  return text === '' ? null : days === null ? text : `P${days}D`;
}
