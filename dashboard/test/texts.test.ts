import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as de from '../src/texts/de';
import * as en from '../src/texts/en';

type Words = (...values: (string | number)[]) => string;

/** Every text by its address: `apps.fields.name`. */
function textsOf(within: object, address = ''): Map<string, string | Words> {
  return new Map(
    Object.entries(within).flatMap(([key, value]: [string, string | Words | object]) =>
      typeof value === 'object' ? [...textsOf(value, `${address}${key}.`)] : [[`${address}${key}`, value] as const],
    ),
  );
}

const ENGLISH = textsOf(en);
const GERMAN = textsOf(de);

/** What it says of these numbers, or of words where it takes words. */
function said(words: Words, numbers: number[]): string {
  for (let taken = 0; taken < 2 ** words.length; taken++) {
    const values = numbers.slice(0, words.length).map((value, at) => (taken & (1 << at) ? `w${value}` : value));
    try {
      const text = words(...values);
      if (!/NaN|undefined/.test(text)) {
        return text;
      }
    } catch {
      // A number where words belong, or the other way round.
    }
  }
  throw new Error('takes neither numbers nor words');
}

/** Words of the field and of the format that German has, too, or that stand between values. */
const SAME = [
  '',
  'Mintmark',
  'mintmark-admins',
  ...['API', 'APIs', 'Admin', 'App', 'Apps', 'Audience', 'Browser', 'Claims', 'Code', 'Domains', 'Header', 'Limits'],
  ...[
    'Name',
    'Passkeys',
    'Plan',
    'Region',
    'Revision',
    'Scope',
    'Scopes',
    'Status',
    'Subject',
    'Support',
    'Token',
    'Tokens',
  ],
  ...['iss', 'jti', 'optional', 'sub'],
];

describe('the texts', () => {
  it('are the same ones in each language', () => {
    expect([...GERMAN.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
  });

  it('are translated, but for words that are the same', () => {
    const same = [...GERMAN].flatMap(([address, german]) => {
      const english = ENGLISH.get(address);
      return typeof german === 'string' && german === english && !SAME.includes(german)
        ? [`${address}: ${german}`]
        : [];
    });
    expect(same).toEqual([]);
  });

  it.each([[[1, 1, 1]], [[2, 3, 4]], [[0, 0, 0]], [[1234, 5678, 9]]])('say the same values in each: %j', (numbers) => {
    for (const [address, english] of ENGLISH) {
      const german = GERMAN.get(address);
      if (typeof english === 'function' && typeof german === 'function') {
        const [inEnglish, inGerman] = [said(english, numbers), said(german, numbers)];
        expect(inEnglish, address).not.toMatch(/[{}#]/);
        expect(inGerman, address).not.toMatch(/[{}#]/);
        if (numbers[0] === 1234) {
          expect(inGerman.match(/[\d,]*\d/g)?.sort(), address).toEqual(inEnglish.match(/[\d,]*\d/g)?.sort());
        }
      }
    }
  });
});

describe('the language', () => {
  beforeEach(() => {
    vi.resetModules();
    localStorage.clear();
  });
  afterEach(() => localStorage.clear());

  const inBrowserOf = (...languages: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);

  it.each([
    [['en-GB'], 'en', 'en-GB'],
    [['de-AT', 'en'], 'de', 'de-AT'],
    [['fr', 'de'], 'de', 'de'],
    [['en-US', 'de'], 'en', 'en-US'],
    [['fr-CH'], 'en', 'en'],
  ])('of a browser in %j is %s, with dates as in %s', async (languages, expected, dates) => {
    inBrowserOf(...languages);
    const { language, locale } = await import('../src/texts/language');
    expect([language, locale]).toEqual([expected, dates]);
  });

  it('that was chosen goes before that of the browser, and an unknown one is none', async () => {
    inBrowserOf('en-GB');
    localStorage.setItem('mintmark-language', 'de');
    expect((await import('../src/texts/language')).language).toBe('de');
    vi.resetModules();
    localStorage.setItem('mintmark-language', 'tlh');
    expect((await import('../src/texts/language')).language).toBe('en');
  });

  it('says numbers, plurals, durations and times as it does', async () => {
    inBrowserOf('de-DE');
    const { t } = await import('../src/texts');
    const { numberText, wholeNumber } = await import('../src/texts/numbers');
    const { durationText } = await import('../src/texts/durations');
    const { relativeText } = await import('../src/texts/relative');
    expect(t.common.list.all(1234)).toBe('1.234 insgesamt');
    expect(t.apps.bulk.titles.enable(1)).toBe('1 App aktivieren?');
    expect(t.apps.bulk.titles.enable(1234)).toBe('1.234 Apps aktivieren?');
    expect(numberText(1_000_000)).toBe('1.000.000');
    expect(wholeNumber('1.000.000')).toBe(1_000_000);
    expect(wholeNumber('1,000')).toBeNull();
    expect(wholeNumber('1.5')).toBeNull();
    expect(durationText('PT15M')).toBe('15 Minuten');
    expect(relativeText(0, 3 * 3_600_000)).toBe('vor 3 Stunden');
  });
});
