import { notifications } from '@mantine/notifications';

/** Says in a corner that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'mint', withCloseButton: true, autoClose: 5000 });
}
