import type { Shown } from '../../components/showOnce';
import { t } from '../../texts';

/** Recovery codes, to be shown this one time. */
export function shownCodes(codes: string[]): Exclude<Shown, { what: 'app' }> {
  return {
    what: 'codes',
    title: t.session.factor.codesTitle,
    warning: t.session.factor.codesWarning,
    values: [{ label: t.session.factor.codes, value: codes.join('\n'), testId: 'recovery-codes' }],
  };
}
