import { Button, Text } from '@mantine/core';
import { useOwnTenant } from '../../api/apps';
import { useMember } from '../../api/session';
import type { App } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { useDialog } from '../../components/useDialog';
import { may } from '../../layout/access';
import { t } from '../../texts';
import { useSwitchApp } from './useSwitchApp';

const OF_PLAN = ['plan_retired', 'resource_not_in_plan', 'scope_not_in_plan'];
const OF_SECRET = ['credential_missing', 'secret_expired'];

/** What can be done, right here, about what blocks an app. Its dialogs are those of the settings. */
export function Cure({ reason, app, etag }: { reason: string; app: App; etag: string | null }) {
  const tenant = useOwnTenant();
  const plan = useDialog('plan');
  const secret = useDialog('secret');
  const to = useSwitchApp(app, etag, true);
  const me = useMember();
  if (OF_SECRET.includes(reason)) {
    return (
      may(me, 'replace-credentials') && (
        <Button size="xs" variant="default" onClick={secret.open}>
          {t.apps.page.regenerate}
        </Button>
      )
    );
  }
  if (tenant.data?.status !== 'active') {
    return null;
  }
  if (reason === 'app_disabled') {
    return (
      may(me, 'manage-apps') && (
        <ActionButton size="xs" act={() => to(true)}>
          {t.apps.issuance.enable}
        </ActionButton>
      )
    );
  }
  if (OF_PLAN.includes(reason) && may(me, 'assign-plans')) {
    return tenant.data.planPolicy === 'assigned' ? (
      <Text size="sm">{t.apps.fields.planByOperator}</Text>
    ) : (
      <Button size="xs" variant="default" onClick={plan.open}>
        {app.plan === null ? t.apps.page.planAssign : t.apps.page.planChange}
      </Button>
    );
  }
  return null;
}
