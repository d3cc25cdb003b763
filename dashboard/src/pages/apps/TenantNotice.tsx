import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Tenant } from '../../api/types';
import { Help } from '../../components/Help';
import { t } from '../../texts';

const texts = t.apps.tenant;

/** Says that the own tenant is not active, what that means, and who can change it. */
export function TenantNotice({ tenant }: { tenant: Tenant | undefined }) {
  return tenant === undefined || tenant.status === 'active' ? null : (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={texts.titles[tenant.status]}>
      <Help topic="tenant">{texts.text}</Help>
    </Alert>
  );
}
