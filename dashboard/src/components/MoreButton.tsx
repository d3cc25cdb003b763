import { Button, Group } from '@mantine/core';
import { t } from '../texts';

/** Shows the next page of a list below the ones already there. */
export function MoreButton({ hasMore, pending, onMore }: { hasMore: boolean; pending: boolean; onMore: () => void }) {
  return hasMore ? (
    <Group justify="center">
      <Button variant="default" onClick={onMore} loading={pending}>
        {t.common.more}
      </Button>
    </Group>
  ) : null;
}
