import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { Dialog } from './Dialog';
import { ProblemNotice } from './ProblemNotice';
import { useSubmit } from './useSubmit';

/** Asks before something is done that others notice; closes when it is done. */
export function Confirm({
  title,
  name,
  action,
  harmful = true,
  act,
  onClose,
  children,
}: {
  title: string;
  /** What has to be typed before something that cannot be undone. */
  name?: string;
  action: string;
  harmful?: boolean;
  /** Throws what the service refuses. */
  act: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}) {
  const form = useForm({
    initialValues: { typed: '' },
    validate: {
      typed: (typed) => (name === undefined || typed.trim() === name ? null : t.common.typeToConfirmMismatch),
    },
  });
  const { problem, pending, onSubmit } = useSubmit(form);
  const send = async () => {
    await act();
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={onSubmit(send)} noValidate>
        <Stack>
          {children}
          {name !== undefined && (
            <TextInput
              label={t.common.typeToConfirm(name)}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              {...form.getInputProps('typed')}
            />
          )}
          {problem !== null && <ProblemNotice error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus={name === undefined || undefined}>
              {t.common.cancel}
            </Button>
            <Button type="submit" color={harmful ? 'red' : undefined} loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
