import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { t } from '../texts';
import type { Kept } from './leaving';

/** Asks whether what would be lost is to be left. */
export function LeavingDialog({ what, stay, leave }: { what: Kept; stay: () => void; leave: () => void }) {
  const texts = t.common.leaving[what];
  return (
    <Modal
      opened
      onClose={stay}
      title={texts.title}
      centered
      zIndex={300}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack>
        <Text>{texts.text}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={stay} data-autofocus>
            {t.common.leaving.stay}
          </Button>
          <Button color="red" onClick={leave}>
            {texts.leave}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
