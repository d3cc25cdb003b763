import { Text } from '@mantine/core';
import type { Tenant } from '../../api/types';
import { t } from '../../texts';

/** How many of the tenant's apps are in use. */
export function Quota({ tenant: { appsInUse, appLimit } }: { tenant: Tenant }) {
  return <Text size="sm">{t.apps.tenant.quota(appsInUse, appLimit)}</Text>;
}

export function isFull({ appsInUse, appLimit }: Tenant): boolean {
  return appsInUse >= appLimit;
}
