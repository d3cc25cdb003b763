import { Modal, type ModalProps } from '@mantine/core';
import { t } from '../texts';
import { useLeaving } from './leaving';

/** A dialog over the page. */
export function Dialog({
  title,
  size = 'lg',
  onClose,
  children,
}: Pick<ModalProps, 'title' | 'size' | 'onClose' | 'children'>) {
  const { asking } = useLeaving();
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
