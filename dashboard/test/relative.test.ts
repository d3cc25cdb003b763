import { describe, expect, it } from 'vitest';
import { relativeText } from '../src/texts/relative';

const NOW = Date.parse('2026-11-27T12:00:00Z');

describe('a time in words', () => {
  it.each([
    ['2026-11-27T12:00:00Z', 'now'],
    ['2026-11-27T11:59:01Z', 'now'],
    ['2026-11-27T12:00:59Z', 'now'],
    ['2026-11-27T11:59:00Z', '1 minute ago'],
    ['2026-11-27T11:00:01Z', '59 minutes ago'],
    ['2026-11-27T09:00:00Z', '3 hours ago'],
    ['2026-11-26T12:00:00Z', 'yesterday'],
    ['2026-11-28T12:00:00Z', 'tomorrow'],
    ['2026-11-21T12:00:00Z', '6 days ago'],
    ['2026-12-11T12:00:00Z', 'in 2 weeks'],
    ['2027-02-25T12:00:00Z', 'in 3 months'],
    ['2024-11-27T12:00:00Z', '2 years ago'],
  ])('says of %s: %s', (at, words) => {
    expect(relativeText(Date.parse(at), NOW)).toBe(words);
  });
});
