import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { t } from '../texts';

/** The shape of a page before it is there. */
export function PageSkeleton() {
  return (
    <Stack maw={1200} mx="auto" gap="lg" aria-busy="true">
      <VisuallyHidden>{t.common.loading}</VisuallyHidden>
      <Skeleton height={28} width="14rem" />
      <Skeleton height={16} width="22rem" maw="100%" />
      <Skeleton height={220} />
    </Stack>
  );
}
