import { Badge } from '@mantine/core';
import { t } from '../../texts';

/** Whether a region or a database takes new apps. */
export function ActiveBadge({ active }: { active: boolean }) {
  return (
    <Badge variant={active ? 'light' : 'outline'} color={active ? 'mint' : 'gray'}>
      {active ? t.host.regions.active : t.host.regions.inactive}
    </Badge>
  );
}
