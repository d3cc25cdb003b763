import { Badge } from '@mantine/core';
import { t } from '../../texts';

/** Where a plan stands in its life. */
export function PlanStatus({ status }: { status: string }) {
  const color = status === 'active' ? 'mint' : status === 'retired' ? 'red' : 'gray';
  return (
    <Badge variant={status === 'active' ? 'light' : 'outline'} color={color}>
      {t.host.plans.statuses[status] ?? status}
    </Badge>
  );
}
