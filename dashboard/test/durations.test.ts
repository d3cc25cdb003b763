import { describe, expect, it } from 'vitest';
import { lifetimeFault } from '../src/pages/apis/apiForm';
import { durationText, isoOf, secondsOf, shownDuration, typedSeconds } from '../src/texts/durations';

describe('a duration', () => {
  it('is shown in the largest unit of which it is a whole number, and read back as it was', () => {
    for (const [iso, amount, unit, text] of [
      ['PT15M', '15', 'minutes', '15 minutes'],
      ['PT1M', '1', 'minutes', '1 minute'],
      ['PT1H', '1', 'hours', '1 hour'],
      ['PT24H', '24', 'hours', '24 hours'],
      ['P1D', '24', 'hours', '24 hours'],
      ['P1DT1H', '25', 'hours', '25 hours'],
      ['PT1H30M', '90', 'minutes', '90 minutes'],
      ['PT1M30S', '90', 'seconds', '90 seconds'],
      ['PT1H0M1S', '3,601', 'seconds', '3,601 seconds'],
    ] as const) {
      expect(shownDuration(iso)).toEqual({ amount, unit });
      expect(durationText(iso)).toBe(text);
      expect(secondsOf(isoOf(typedSeconds({ amount, unit }) ?? -1))).toBe(secondsOf(iso));
    }
  });

  it('is written as the service writes it, however it is typed', () => {
    expect(isoOf(typedSeconds({ amount: '60', unit: 'minutes' }) ?? -1)).toBe('PT1H');
    expect(isoOf(typedSeconds({ amount: ' 1,440 ', unit: 'minutes' }) ?? -1)).toBe('PT24H');
    expect(isoOf(5401)).toBe('PT1H30M1S');
    expect(isoOf(0)).toBe('PT0S');
  });

  it('is nothing else', () => {
    for (const text of ['', 'P', 'PT', 'P1DT', 'P1H', '15M', 'PT1.5M', '-PT1M', 'PT15Mx']) {
      expect([text, secondsOf(text)]).toEqual([text, null]);
    }
    for (const amount of ['', '1.5', '-1', '1e2', 'x']) {
      expect([amount, typedSeconds({ amount, unit: 'hours' })]).toEqual([amount, null]);
    }
  });

  it('of a token is one minute to 24 hours, to the second', () => {
    for (const [amount, unit, good] of [
      ['59', 'seconds', false],
      ['60', 'seconds', true],
      ['0', 'minutes', false],
      ['1', 'minutes', true],
      ['86,400', 'seconds', true],
      ['86,401', 'seconds', false],
      ['1,441', 'minutes', false],
      ['25', 'hours', false],
      ['1.5', 'hours', false],
      ['', 'hours', false],
    ] as const) {
      expect([amount, unit, lifetimeFault({ amount, unit }) === null]).toEqual([amount, unit, good]);
    }
  });
});
