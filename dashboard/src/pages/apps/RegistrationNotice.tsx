import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Tenant } from '../../api/types';
import { Help } from '../../components/Help';
import { t } from '../../texts';
import { isFull } from './Quota';
import { TenantNotice } from './TenantNotice';

const texts = t.apps.tenant;

/** What keeps a tenant from registering an app, said before a form is filled, and who can change it. */
export function RegistrationNotice({ tenant, noRegion }: { tenant: Tenant; noRegion: boolean }) {
  return (
    <Stack gap="sm">
      <TenantNotice tenant={tenant} />
      {isFull(tenant) && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={texts.full}>
          <Help topic="app-limit">{texts.fullText}</Help>
        </Alert>
      )}
      {noRegion && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={texts.noRegion}>
          <Help topic="license-region">{texts.noRegionText}</Help>
        </Alert>
      )}
    </Stack>
  );
}

export function mayRegister(tenant: Tenant, noRegion: boolean): boolean {
  return tenant.status === 'active' && !isFull(tenant) && !noRegion;
}
