import { describe, expect, it } from 'vitest';
import { limitFields } from '../src/api/plans';
import { limitFaults, limitsOf, shownLimits, typedLimits } from '../src/pages/operator/limitsForm';

const none = shownLimits(limitFields({}));

describe('the limits of a plan', () => {
  it('may be missing, zero, or equal in wider windows', () => {
    expect(limitFaults(none)).toEqual({});
    expect(limitFaults({ ...none, maxDocumentUnitsPerHour: '0', maxDocumentUnitsPerDay: '0' })).toEqual({});
  });

  it('may not allow less in a wider window, also over a gap', () => {
    const faults = limitFaults({ ...none, maxDocumentUnitsPerHour: '1,000', maxDocumentUnitsPerMonth: '999' });
    expect(Object.keys(faults)).toEqual(['maxDocumentUnitsPerMonth']);
  });

  it('are whole numbers that JSON can carry; what is meant otherwise is refused, not read as another number', () => {
    for (const typed of [
      '1.5',
      '1e3',
      '-5',
      '+5',
      '9007199254740992',
      '9007199254740993',
      '1,5',
      '1.000',
      '0x10',
      'x',
    ]) {
      expect([typed, Object.keys(limitFaults({ ...none, maxApiRequestsPerMinute: typed }))]).toEqual([
        typed,
        ['maxApiRequestsPerMinute'],
      ]);
    }
    for (const typed of ['0', '007', ' 15 ', '1000', '1,000', '9,007,199,254,740,991']) {
      expect([typed, limitFaults({ ...none, maxApiRequestsPerMinute: typed })]).toEqual([typed, {}]);
    }
  });

  it('are shown in the way in which they can be typed', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const limits = { ...limitFields({}), maxDocumentUnitsPerDay: 1000, maxDocumentUnitsPerMonth: most };
    expect(shownLimits(limits)).toMatchObject({ maxDocumentUnitsPerDay: '1,000', maxDocumentUnitsPerHour: '' });
    expect(typedLimits(shownLimits(limits))).toEqual(limits);
  });

  it('are sent only where set, and as null where taken away', () => {
    const typed = { ...none, maxDocumentUnitsPerDay: '5' };
    expect(limitsOf(typed)).toEqual({ maxDocumentUnitsPerDay: 5 });
    expect(typedLimits(typed)).toMatchObject({ maxDocumentUnitsPerDay: 5, maxDocumentUnitsPerHour: null });
  });
});
