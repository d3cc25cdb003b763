import { type Language, language } from './language';

/** What a language has to say: each is a folder like `en`, with the same shape. */
export type Texts = typeof import('./en');

const TEXTS: Record<Language, () => Promise<Texts>> = {
  en: () => import('./en'),
  de: () => import('./de'),
};

/** The texts in the language of the reader; no other is fetched. */
export const chosen: Promise<Texts> = TEXTS[language]();
