import type { UseFormReturnType } from '@mantine/form';
import { type LimitFields, type LimitName, LIMITS } from '../../api/plans';
import { ApiProblem } from '../../api/problem';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';

/** What is typed for each limit; empty means not limited. */
export type TypedLimits = Record<LimitName, number | string>;

/** The windows that contain each other, the narrowest first (rules §4). */
const WINDOWS: LimitName[] = [
  'maxDocumentUnitsPerHour',
  'maxDocumentUnitsPerDay',
  'maxDocumentUnitsPerWeek',
  'maxDocumentUnitsPerMonth',
];

export function shownLimits(limits: LimitFields): TypedLimits {
  return Object.fromEntries(LIMITS.map((name) => [name, limits[name] ?? ''])) as TypedLimits;
}

/** What is typed, as limits: null where nothing is. */
export function typedLimits(typed: TypedLimits): LimitFields {
  return Object.fromEntries(
    LIMITS.map((name) => [name, typed[name] === '' ? null : Number(typed[name])]),
  ) as LimitFields;
}

/** Only the limits that are set. */
export function limitsOf(typed: TypedLimits): Record<string, number> {
  return Object.fromEntries(LIMITS.filter((name) => typed[name] !== '').map((name) => [name, Number(typed[name])]));
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
      faults[name] = t.host.plans.notANumber;
    }
  }
  WINDOWS.forEach((wider, index) => {
    const narrower = WINDOWS.slice(0, index).find(
      (name) => typed[name] !== '' && typed[wider] !== '' && Number(typed[name]) > Number(typed[wider]),
    );
    if (narrower !== undefined) {
      faults[wider] = t.host.plans.widerAllowsLess(t.apps.page.limits[wider], t.apps.page.limits[narrower]);
    }
  });
  return faults;
}

/** Puts the server's faults where they were typed: `limits.maxDocumentUnitsPerHour` has a field of its own. */
export function showPlanFaults<V>(form: UseFormReturnType<V>, error: unknown): unknown {
  if (!(error instanceof ApiProblem) || error.problem === null) {
    return showFaults(form, error);
  }
  const errors = error.faults.map((fault) => ({ ...fault, field: fault.field.replace(/^limits\./, '') }));
  return showFaults(
    form,
    new ApiProblem(error.status, { ...error.problem, errors }, error.requestId, error.retryAfter),
  );
}
