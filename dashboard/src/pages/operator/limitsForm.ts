import type { UseFormReturnType } from '@mantine/form';
import { type LimitFields, type LimitName, LIMITS } from '../../api/plans';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';
import { shownNumber, wholeNumber } from '../../texts/numbers';

/** What is typed for each limit; empty means not limited. */
export type TypedLimits = Record<LimitName, string>;

/** The windows that contain each other, the narrowest first (rules §4). */
const WINDOWS: LimitName[] = [
  'maxDocumentUnitsPerHour',
  'maxDocumentUnitsPerDay',
  'maxDocumentUnitsPerWeek',
  'maxDocumentUnitsPerMonth',
];

export function shownLimits(limits: LimitFields): TypedLimits {
  return Object.fromEntries(LIMITS.map((name) => [name, shownNumber(limits[name])])) as TypedLimits;
}

/** What is typed, as limits: null where nothing is. What is no number counts as one that nothing equals. */
export function typedLimits(typed: TypedLimits): LimitFields {
  return Object.fromEntries(
    LIMITS.map((name) => [name, typed[name].trim() === '' ? null : (wholeNumber(typed[name]) ?? -1)]),
  ) as LimitFields;
}

/** Only the limits that are set. */
export function limitsOf(typed: TypedLimits): Record<string, number> {
  return Object.fromEntries(
    LIMITS.flatMap((name) => {
      const limit = wholeNumber(typed[name]);
      return limit === null ? [] : [[name, limit]];
    }),
  );
}

/**
 * Faults that can be seen while typing: a wider window that allows less than a narrower one, and what is no whole
 * number.
 */
export function limitFaults(typed: TypedLimits): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const name of LIMITS) {
    if (typed[name].trim() !== '' && wholeNumber(typed[name]) === null) {
      faults[name] = t.common.notAWholeNumber;
    }
  }
  const limits = typedLimits(typed);
  WINDOWS.forEach((wider, index) => {
    const narrower = WINDOWS.slice(0, index).find((name) => (limits[name] ?? -1) > (limits[wider] ?? Infinity));
    if (narrower !== undefined && !(wider in faults)) {
      faults[wider] = t.host.plans.widerAllowsLess(t.apps.page.limits[wider], t.apps.page.limits[narrower]);
    }
  });
  return faults;
}

/** Puts the server's faults where they were typed: `limits.maxDocumentUnitsPerHour` has a field of its own. */
export function showPlanFaults<V>(form: UseFormReturnType<V>, error: unknown): unknown {
  return showFaults(form, error, (field) => field.replace(/^limits\./, ''));
}
