import { Modal, type ModalProps } from '@mantine/core';
import { t } from '../texts';
import { useLeaving } from './leaving';
import { useReturnFocus } from './useReturnFocus';

/** A dialog over the page. */
export function Dialog({
  title,
  size = 'lg',
  onClose,
  children,
}: Pick<ModalProps, 'title' | 'size' | 'onClose' | 'children'>) {
  const { asking } = useLeaving();
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!asking}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      {children}
    </Modal>
  );
}
