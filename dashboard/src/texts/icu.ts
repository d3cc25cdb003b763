import format, { type CompiledMessage } from 'icu-minify/format';
import { language } from './language';

const numbers = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);

const formatters = {
  getNumberFormat: () => numbers,
  getPluralRules: () => plurals,
  getDateTimeFormat: () => {
    throw new Error('a date is given to a text as words');
  },
};

/**
 * Words with values in them, by the plural rules and in the numbers of the language.
 *
 * @param message an ICU message in quotes; the build compiles it (build/messages.ts), and refuses what is none
 * @param values its arguments by name
 */
export function icu(message: string, values: Record<string, string | number>): string {
  return format(message as unknown as CompiledMessage, language, values, { formatters }) as string;
}
