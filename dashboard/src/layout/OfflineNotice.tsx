import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { t } from '../texts';

const subscribe = (changed: () => void) => onlineManager.subscribe(changed);

/** Says that the browser has no connection, as long as it has none. */
export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => onlineManager.isOnline());
  return online ? null : (
    <Alert color="yellow" icon={<IconPlugConnectedX aria-hidden />} role="status" mb="md">
      {t.common.offline}
    </Alert>
  );
}
