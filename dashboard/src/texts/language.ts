import { browserStorage } from '../browserStorage';

/** The languages of the dashboard, by what each calls itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

export type Language = keyof typeof LANGUAGES;

const KEY = 'mintmark-language';

const asked = [browserStorage.getItem(KEY), ...navigator.languages].filter((tag) => tag !== null);

function languageOf(tag: string): Language | undefined {
  const [code] = tag.toLowerCase().split('-');
  return (Object.keys(LANGUAGES) as Language[]).find((language) => language === code);
}

/** What this reader chose, or the first of the browser's languages that there is. */
export const language: Language = asked.map(languageOf).find((known) => known !== undefined) ?? 'en';

/** The reader's own variety of the language, such as `en-GB`: how dates are written. */
export const locale = navigator.languages.find((tag) => languageOf(tag) === language) ?? language;

/** Keeps another language in this browser and loads the page in it. */
export function changeLanguage(to: Language): void {
  browserStorage.setItem(KEY, to);
  window.location.reload();
}
