import { Badge } from '@mantine/core';
import type { ResourceServer } from '../../api/types';
import { t } from '../../texts';

/** Whether tokens are issued for an API; nothing for one that has credentials only. */
export function ApiState({ enabled }: Pick<ResourceServer, 'enabled'>) {
  return enabled === null ? null : (
    <Badge variant={enabled ? 'light' : 'outline'} color={enabled ? 'mint' : 'gray'}>
      {enabled ? t.apis.enabled : t.apis.disabled}
    </Badge>
  );
}

/** Marks the API that is meant when a request names none. */
export function DefaultMark({ isDefault }: Pick<ResourceServer, 'isDefault'>) {
  return isDefault ? <Badge variant="default">{t.apis.isDefault}</Badge> : null;
}
