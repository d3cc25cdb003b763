import { Badge } from '@mantine/core';
import { t } from '../../texts';

/** Whether a tenant's apps get tokens. */
export function TenantStatus({ status }: { status: string }) {
  return (
    <Badge
      variant={status === 'active' ? 'light' : 'outline'}
      color={status === 'active' ? 'mint' : status === 'suspended' ? 'red' : 'gray'}
    >
      {t.host.tenants.statuses[status] ?? status}
    </Badge>
  );
}
