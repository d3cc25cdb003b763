import { describe, expect, it } from 'vitest';
import domains from '../../domain/src/test/resources/vectors/allowed-domains.json';
import { storedDomain } from '../src/pages/apps/storedDomain';

type Vector = { input: string[]; stored?: string[]; error?: string };

/** Those by which the service itself is tested. */
const vectors: Vector[] = domains;

/** What is wrong with a list, not with a domain in it. */
const OF_LISTS = ['duplicate_domain', 'too_many_domains'];

describe('the preview of a domain', () => {
  it.each(vectors.filter(({ stored }) => stored !== undefined))('shows $input as it is stored', (vector) => {
    expect(vector.input.map(storedDomain)).toEqual(vector.stored);
  });

  it.each(vectors.filter(({ error }) => error !== undefined && !OF_LISTS.includes(error)))(
    'promises nothing for $input, which is refused: $error',
    ({ input }) => {
      expect(input.map(storedDomain)).toEqual([null]);
    },
  );
});
