import { Modal, type ModalProps } from '@mantine/core';
import { t } from '../texts';

/** A dialog over the page. */
export function Dialog({
  title,
  size = 'lg',
  onClose,
  children,
}: Pick<ModalProps, 'title' | 'size' | 'onClose' | 'children'>) {
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t.common.close }}>
      {children}
    </Modal>
  );
}
