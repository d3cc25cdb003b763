import { Button, type ButtonProps, Stack } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PasskeyNotice } from './PasskeyNotice';

/** Has the browser use a passkey, and says below why there was none. */
export function PasskeyButton({
  act,
  variant = 'filled',
  children,
}: {
  act: () => Promise<unknown>;
  children: ReactNode;
} & Pick<ButtonProps, 'variant'>) {
  const use = useMutation({ mutationFn: act, gcTime: 0 });
  return (
    <Stack gap="xs">
      <Button
        variant={variant}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => use.mutate()}
        loading={use.isPending}
      >
        {children}
      </Button>
      {use.error !== null && <PasskeyNotice error={use.error} />}
    </Stack>
  );
}
