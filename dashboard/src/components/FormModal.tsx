import { Button, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { Dialog } from './Dialog';
import { useKept } from './leaving';
import { notifyDone } from './notify';
import { ProblemNotice } from './ProblemNotice';
import { useSubmit } from './useSubmit';

/** A small form over the page, which closes when it was taken; refusals appear at their fields. */
export function FormModal<T extends Record<string, unknown>, A>({
  title,
  form,
  submit,
  action = t.common.save,
  ready = true,
  done = t.common.saved,
  faults,
  then,
  onClose,
  children,
}: {
  title: string;
  form: UseFormReturnType<T>;
  submit: (values: T) => Promise<A>;
  action?: string;
  /** Whether there is something to send. */
  ready?: boolean;
  /** What is said when it was taken; null where the page says it. */
  done?: string | null;
  faults?: (form: UseFormReturnType<T>, error: unknown) => unknown;
  /** What follows when it was taken and nothing is lost any more. */
  then?: (answer: A) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { problem, pending, onSubmit } = useSubmit(form, faults);
  const { unlessLost, release } = useKept('changes', form.isDirty());
  const send = async (values: T) => {
    const answer = await submit(values);
    release();
    if (done !== null) {
      notifyDone(done);
    }
    onClose();
    then?.(answer);
  };
  return (
    <Dialog onClose={() => unlessLost(onClose)} title={title}>
      <form onSubmit={onSubmit(send)} noValidate>
        <Stack>
          {children}
          {problem !== null && <ProblemNotice error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button type="submit" disabled={!ready} loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
