import { Badge } from '@mantine/core';
import type { Region } from '../../api/types';
import { t } from '../../texts';
import { ActiveBadge } from './ActiveBadge';

/** Whether apps can be registered in a region: one that is switched on takes none without an active database. */
export function RegionState({ region: { active, activeDatabase } }: { region: Region }) {
  return active && activeDatabase === null ? (
    <Badge variant="outline" color="red">
      {t.host.regions.noActiveDatabase}
    </Badge>
  ) : (
    <ActiveBadge active={active} />
  );
}
