import { Button, Group, Modal, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { t } from '../texts';
import { ProblemNotice } from './ProblemNotice';
import { showFaults } from './useServerFaults';

/** A small form over the page; refusals appear at their fields, everything else below them. */
export function FormModal<T extends Record<string, unknown>>({
  title,
  form,
  submit,
  action = t.common.save,
  danger = false,
  onDone,
  onClose,
  children,
}: {
  title: string;
  form: UseFormReturnType<T>;
  submit: (values: T) => Promise<unknown>;
  action?: string;
  danger?: boolean;
  onDone?: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const [problem, setProblem] = useState<unknown>(null);
  const [pending, setPending] = useState(false);

  async function send(values: T) {
    setPending(true);
    setProblem(null);
    try {
      await submit(values);
      onDone?.();
      onClose();
    } catch (error) {
      setProblem(showFaults(form, error));
    } finally {
      setPending(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t.common.close }}>
      <form onSubmit={form.onSubmit((values) => void send(values))} noValidate>
        <Stack>
          {children}
          {problem !== null && <ProblemNotice error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button type="submit" color={danger ? 'red' : undefined} loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
