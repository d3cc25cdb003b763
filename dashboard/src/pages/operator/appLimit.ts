import { t } from '../../texts';
import { wholeNumber } from '../../texts/numbers';

/** What is wrong with an app limit as typed; null if nothing is. */
export function appLimitFault(typed: string): string | null {
  return wholeNumber(typed) === null ? t.common.notAWholeNumber : null;
}
