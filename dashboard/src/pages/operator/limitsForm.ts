import type { Limits } from '../../api/types';
import { t } from '../../texts';

export type LimitName = keyof typeof t.apps.page.limits;
/** What is typed for each limit; empty means not limited. */
export type TypedLimits = Record<string, number | string>;

export const LIMITS = Object.keys(t.apps.page.limits) as LimitName[];

/** The windows that contain each other, the narrowest first (rules §4). */
const WINDOWS: LimitName[] = [
  'maxDocumentUnitsPerHour',
  'maxDocumentUnitsPerDay',
  'maxDocumentUnitsPerWeek',
  'maxDocumentUnitsPerMonth',
];

export function typedOf(limits: Limits): TypedLimits {
  const stored = limits as Record<string, number | undefined>;
  return Object.fromEntries(LIMITS.map((name) => [name, stored[name] ?? '']));
}

/** Only the limits that are set. */
export function limitsOf(typed: TypedLimits): Record<string, number> {
  return Object.fromEntries(LIMITS.filter((name) => typed[name] !== '').map((name) => [name, Number(typed[name])]));
}

/** For a merge patch: every limit, null where it is not set any more. */
export function limitsChange(typed: TypedLimits): Record<string, number | null> {
  return Object.fromEntries(LIMITS.map((name) => [name, typed[name] === '' ? null : Number(typed[name])]));
}

/**
 * Faults that can be seen while typing: a wider window that allows less than a narrower one, and what is no whole
 * number.
 */
export function limitFaults(typed: TypedLimits): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const name of LIMITS) {
    const value = typed[name];
    if (value !== '' && !(Number.isSafeInteger(Number(value)) && Number(value) >= 0)) {
      faults[`limits.${name}`] = t.host.plans.notANumber;
    }
  }
  WINDOWS.forEach((wider, index) => {
    const narrower = WINDOWS.slice(0, index).find(
      (name) => typed[name] !== '' && typed[wider] !== '' && Number(typed[name]) > Number(typed[wider]),
    );
    if (narrower !== undefined) {
      faults[`limits.${wider}`] = t.host.plans.widerAllowsLess(t.apps.page.limits[wider], t.apps.page.limits[narrower]);
    }
  });
  return faults;
}
