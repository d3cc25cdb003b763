import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { t } from '../texts';

/** A value to be taken elsewhere, with a button that copies it. */
export function CopyField({ value, label, testId }: { value: string; label: string; testId?: string }) {
  return (
    <Group gap="xs" wrap="nowrap" align="center">
      <Text
        component="code"
        ff="monospace"
        size="sm"
        style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
        data-testid={testId}
      >
        {value}
      </Text>
      <CopyIcon value={value} label={label} />
    </Group>
  );
}

/** Only the button. */
export function CopyIcon({ value, label }: { value: string; label: string }) {
  return (
    <CopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t.common.copied : t.common.copyOf(label)}>
          <ActionIcon
            variant="subtle"
            color={copied ? 'mint' : 'gray'}
            onClick={copy}
            aria-label={copied ? t.common.copied : t.common.copyOf(label)}
          >
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
