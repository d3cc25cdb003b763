import { Box, Center, Group, Paper, Text, Title } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { LanguageLinks } from '../../layout/Languages';
import { prefetch } from '../../layout/Part';
import { ROUTES, SHELL } from '../../layout/parts';
import mark from '../../mark.svg';
import { t } from '../../texts';

/** Then the page stands, and what comes after it can be fetched. */
const PAGE_STANDS_MS = 1_000;

/** The frame of the pages before one is signed in. */
export function DoorPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  useTimeout(
    () => {
      prefetch(ROUTES);
      prefetch(SHELL);
    },
    PAGE_STANDS_MS,
    { autoInvoke: true },
  );
  return (
    <Center mih="100dvh" p="md" component="main">
      <Box w="100%" maw={400}>
        <Group justify="center" gap="xs" mb="lg">
          <img src={mark} alt="" width={36} height={36} />
          <Text fw={700} size="xl">
            {t.common.product}
          </Text>
        </Group>
        <Paper withBorder p="xl" radius="md">
          <Title order={1} size="h3">
            {title}
          </Title>
          <Text c="dimmed" mb="lg">
            {lead}
          </Text>
          {children}
        </Paper>
        <LanguageLinks />
      </Box>
    </Center>
  );
}
