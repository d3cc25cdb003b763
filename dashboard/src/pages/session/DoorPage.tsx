import { Box, Center, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageLinks } from '../../layout/Languages';
import mark from '../../mark.svg';
import { t } from '../../texts';

/** The frame of the pages before one is signed in. */
export function DoorPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
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
