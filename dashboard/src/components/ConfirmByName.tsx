import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { t } from '../texts';
import { ProblemNotice } from './ProblemNotice';

/** Asks for a name to be typed before something that cannot be undone. */
export function ConfirmByName({
  title,
  name,
  action,
  pending,
  error,
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  name: string;
  action: string;
  pending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (typed.trim() === name) {
      onConfirm();
    } else {
      setWrong(true);
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t.common.close }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {children}
          <TextInput
            label={t.common.typeToConfirm(name)}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setWrong(false);
            }}
            error={wrong ? t.common.typeToConfirmMismatch : undefined}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          {error !== null && error !== undefined && <ProblemNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button type="submit" color="red" loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
