import { Alert, Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Part, type PartOf } from '../layout/Part';
import { t } from '../texts';
import { CopyField } from './CopyField';
import { type Credentials, environmentFile } from './credentials';
import { Help } from './Help';
import { useKept } from './leaving';
import { saveFile } from './saveFile';
import type { UseCredentials } from './UseCredentials';

/** Fetched when there is something to use: the secret stands there without it. */
const USE: PartOf<Parameters<typeof UseCredentials>[0]> = {
  name: 'UseCredentials',
  load: async () => (await import('./UseCredentials')).UseCredentials,
  isPage: false,
};

/** Shows new credentials once; leaving without having confirmed that they are saved asks first. */
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
  useKept('secret', !saved);
  return (
    <Stack gap="lg">
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t.apps.capture.title} role="status">
        <Stack gap={4}>
          <Text size="sm">{t.apps.capture.warning}</Text>
          <Text size="sm">{t.apps.capture.store}</Text>
          <Text size="sm">
            <Help topic="app">{t.apps.capture.notForBrowsers}</Help>
          </Text>
        </Stack>
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
      <Part of={USE} props={{ credentials }} />
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
