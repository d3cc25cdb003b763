import { Button, Group, Text } from '@mantine/core';

/** Something that cannot be undone: what it does, and the button that asks about it. */
export function Deed({ text, label, onClick }: { text: string; label: string; onClick: () => void }) {
  return (
    <Group justify="space-between" align="center">
      <Text size="sm" flex="1 1 16rem">
        {text}
      </Text>
      <Button color="red" variant="outline" onClick={onClick}>
        {label}
      </Button>
    </Group>
  );
}
