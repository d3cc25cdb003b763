import { Button, Stack } from '@mantine/core';
import { t } from '../texts';
import { ProblemNotice } from './ProblemNotice';

/** Shows the next page of a list below the ones already there; says so if it did not come. */
export function MoreButton({
  hasMore,
  pending,
  error,
  onMore,
}: {
  hasMore: boolean;
  pending: boolean;
  error: unknown;
  onMore: () => void;
}) {
  return hasMore ? (
    <Stack align="center" gap="sm">
      {error !== null && <ProblemNotice error={error} />}
      <Button variant="default" onClick={onMore} loading={pending}>
        {error === null ? t.common.more : t.common.moreAgain}
      </Button>
    </Stack>
  ) : null;
}
