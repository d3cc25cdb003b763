import { Button, type ButtonProps, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from './ProblemNotice';

/** Does something at once, and says beside itself what was refused. */
export function ActionButton({
  act,
  children,
  ...button
}: { act: () => Promise<unknown>; children: ReactNode } & Pick<ButtonProps, 'size' | 'variant' | 'color'>) {
  const done = useMutation({ mutationFn: act, gcTime: 0 });
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" {...button} onClick={() => done.mutate()} loading={done.isPending}>
        {children}
      </Button>
      {done.error !== null && <ProblemNotice error={done.error} />}
    </Stack>
  );
}
