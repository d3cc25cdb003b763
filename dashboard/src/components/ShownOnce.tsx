import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../texts';
import { CopyField } from './CopyField';
import { useKept } from './leaving';
import type { Shown } from './showOnce';

/** Values that can be seen this one time: a secret, a link. Closes only after it was said that they are saved. */
export function ShownOnce({
  shown: { what, title, warning, values },
  onDone,
}: {
  shown: Exclude<Shown, { what: 'app' }>;
  onDone: () => void;
}) {
  const [saved, setSaved] = useState(false);
  useKept(what, !saved);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={title}
      size="lg"
    >
      <Stack>
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} role="status">
          {warning}
        </Alert>
        {values.map(({ label, value, testId }) => (
          <div key={label}>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <CopyField value={value} label={label} testId={testId} />
          </div>
        ))}
        <Group justify="space-between">
          <Checkbox
            label={t.common.savedIt}
            checked={saved}
            onChange={(event) => setSaved(event.currentTarget.checked)}
          />
          <Button disabled={!saved} onClick={onDone}>
            {t.apps.capture.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
