import type { Shown } from '../../components/showOnce';
import { t } from '../../texts';

/** An API's credentials, to be shown once. */
export function shownSecret({
  name,
  clientId,
  clientSecret,
}: {
  name: string;
  clientId: string;
  clientSecret: string;
}): Exclude<Shown, { what: 'app' }> {
  return {
    what: 'secret',
    title: name,
    warning: `${t.apps.capture.warning} ${t.apps.capture.store} ${t.apis.secretText}`,
    values: [
      { label: t.apps.fields.clientId, value: clientId },
      { label: t.apps.fields.secret, value: clientSecret, testId: 'client-secret' },
    ],
  };
}
