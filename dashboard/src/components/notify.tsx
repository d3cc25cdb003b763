import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../texts';
import { problemText } from './ProblemNotice';

const SHOWN_MS = 5_000;
const SHOWN_WITH_UNDO_MS = 10_000;

/** Says in a corner that something was done, and offers to undo it where that is possible. */
export function notifyDone(message: string, undo?: () => Promise<unknown>): void {
  const id = notifications.show({
    message:
      undo === undefined ? (
        message
      ) : (
        <Group justify="space-between" gap="xs">
          <Text size="sm" inherit flex="1 1 10rem">
            {message}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => undoOnce(id, undo)}>
            {t.common.undo}
          </Button>
        </Group>
      ),
    color: 'mint',
    withCloseButton: true,
    closeButtonProps: { 'aria-label': t.common.close },
    autoClose: undo === undefined ? SHOWN_MS : SHOWN_WITH_UNDO_MS,
  });
}

function undoOnce(id: string, undo: () => Promise<unknown>): void {
  notifications.hide(id);
  undo().then(
    () => notifyDone(t.common.undone),
    (error: unknown) =>
      notifications.show({
        title: t.common.undoFailed,
        message: problemText(error),
        color: 'red',
        withCloseButton: true,
        closeButtonProps: { 'aria-label': t.common.close },
        autoClose: false,
      }),
  );
}
