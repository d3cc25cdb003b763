import { Alert, Button, Checkbox, Code, Group, Modal, Paper, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { t } from '../texts';
import { CopyField, CopyIcon } from './CopyField';
import { environmentFile, SNIPPETS, type Credentials } from './EnvSnippets';
import { saveFile } from './saveFile';
import { TryIt } from './TryIt';

/**
 * Shows new credentials once. The secret lives in the caller's state only, and is gone when `onDone` was called or the
 * page was left; leaving without having confirmed asks first.
 */
export function Capture({
  name,
  clientId,
  clientSecret,
  onDone,
}: {
  name: string;
  clientId: string;
  clientSecret: string;
  onDone: () => void;
}) {
  const [saved, setSaved] = useState(false);
  const credentials: Credentials = { clientId, clientSecret, issuer: window.location.origin };
  const blocker = useBlocker(!saved);

  useEffect(() => {
    if (saved) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saved]);

  return (
    <Stack gap="lg">
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t.apps.capture.title} role="status">
        {t.apps.capture.warning}
      </Alert>
      <Paper withBorder p="lg">
        <Stack>
          <div>
            <Text size="sm" c="dimmed">
              {t.apps.fields.clientId}
            </Text>
            <CopyField value={clientId} label={t.apps.fields.clientId} testId="client-id" />
          </div>
          <div>
            <Text size="sm" c="dimmed">
              {t.apps.fields.secret}
            </Text>
            <CopyField value={clientSecret} label={t.apps.fields.secret} testId="client-secret" />
          </div>
          <Group>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() =>
                saveFile(
                  t.apps.capture.fileName(fileSafe(name)),
                  new Blob([environmentFile(credentials)], { type: 'text/plain' }),
                )
              }
            >
              {t.apps.capture.download}
            </Button>
          </Group>
        </Stack>
      </Paper>
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
      <Group justify="space-between">
        <Checkbox
          label={t.apps.capture.confirm}
          checked={saved}
          onChange={(event) => setSaved(event.currentTarget.checked)}
        />
        <Button disabled={!saved} onClick={onDone}>
          {t.apps.capture.done}
        </Button>
      </Group>
      {blocker.state === 'blocked' && (
        <Modal
          opened
          onClose={() => blocker.reset()}
          title={t.apps.capture.leaveTitle}
          centered
          closeButtonProps={{ 'aria-label': t.common.close }}
        >
          <Stack>
            <Text>{t.apps.capture.leaveText}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => blocker.reset()} data-autofocus>
                {t.apps.capture.stay}
              </Button>
              <Button color="red" onClick={() => blocker.proceed()}>
                {t.apps.capture.leave}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Stack>
  );
}

function fileSafe(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'app'
  );
}
