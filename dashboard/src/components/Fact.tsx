import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Something that is shown and not changed here, with its name. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="div" size="sm">
        {children}
      </Text>
    </div>
  );
}
