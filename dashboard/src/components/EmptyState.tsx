import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What stands where there is nothing yet: what it would be, and how to begin. */
export function EmptyState({
  title,
  text,
  order = 2,
  children,
}: {
  title: string;
  text: ReactNode;
  /** 1 where this is all that the page says. */
  order?: 1 | 2;
  children?: ReactNode;
}) {
  return (
    <Paper withBorder p="xl" radius="md">
      <Stack align="center" gap="sm" maw={560} mx="auto" ta="center">
        <Title order={order} size="h4">
          {title}
        </Title>
        <Text c="dimmed" component="div">
          {text}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}
