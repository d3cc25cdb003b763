import { describe, expect, it } from 'vitest';
import { limitFields } from '../src/api/plans';
import { limitFaults, limitsOf, shownLimits, typedLimits } from '../src/pages/operator/limitsForm';

const none = shownLimits(limitFields({}));

describe('the limits of a plan', () => {
  it('may be missing, zero, or equal in wider windows', () => {
    expect(limitFaults(none)).toEqual({});
    expect(limitFaults({ ...none, maxDocumentUnitsPerHour: 0, maxDocumentUnitsPerDay: 0 })).toEqual({});
  });

  it('may not allow less in a wider window, also over a gap', () => {
    const faults = limitFaults({ ...none, maxDocumentUnitsPerHour: 10, maxDocumentUnitsPerMonth: 9 });
    expect(Object.keys(faults)).toEqual(['maxDocumentUnitsPerMonth']);
  });

  it('are whole numbers that JSON can carry', () => {
    expect(Object.keys(limitFaults({ ...none, maxApiRequestsPerMinute: 9007199254740992 }))).toEqual([
      'maxApiRequestsPerMinute',
    ]);
  });

  it('are sent only where set, and as null where taken away', () => {
    const typed = { ...none, maxDocumentUnitsPerDay: 5 };
    expect(limitsOf(typed)).toEqual({ maxDocumentUnitsPerDay: 5 });
    expect(typedLimits(typed)).toMatchObject({ maxDocumentUnitsPerDay: 5, maxDocumentUnitsPerHour: null });
  });
});
