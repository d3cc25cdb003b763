import { Code, Group, Paper, Tabs, Title } from '@mantine/core';
import { t } from '../texts';
import { CopyIcon } from './CopyField';
import type { Credentials } from './credentials';
import { SNIPPETS } from './EnvSnippets';
import { TryIt } from './TryIt';

/** What can be done with new credentials: lines to copy, and a token right here. */
export function UseCredentials({ credentials }: { credentials: Credentials }) {
  return (
    <>
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="sm">
          {t.apps.capture.snippets}
        </Title>
        <Tabs defaultValue="curl" keepMounted={false}>
          <Tabs.List>
            {SNIPPETS.map(({ id, label }) => (
              <Tabs.Tab key={id} value={id}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {SNIPPETS.map(({ id, label, code }) => (
            <Tabs.Panel key={id} value={id} pt="sm">
              <Group align="flex-start" wrap="nowrap">
                <Code block flex={1} tabIndex={0} style={{ overflowX: 'auto' }}>
                  {code(credentials)}
                </Code>
                <CopyIcon value={code(credentials)} label={label} />
              </Group>
            </Tabs.Panel>
          ))}
        </Tabs>
      </Paper>
      <TryIt credentials={credentials} />
    </>
  );
}
