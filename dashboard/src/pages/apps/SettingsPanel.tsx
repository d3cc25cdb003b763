import { Grid, Stack } from '@mantine/core';
import type { App } from '../../api/types';
import { CredentialsPanel } from './CredentialsPanel';
import { FactsPanel } from './FactsPanel';
import { PlanPanel } from './PlanPanel';
import { SettingsForm } from './SettingsForm';

/** What is stored about an app, and what of it can be changed. */
export function SettingsPanel({
  app,
  etag,
  admin,
  mayChange,
}: {
  app: App;
  etag: string | null;
  /** Whether credentials may be taken away, and the app, which a tenant that is not active may do, too. */
  admin: boolean;
  mayChange: boolean;
}) {
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          <SettingsForm key={app.id} app={app} etag={etag} mayChange={mayChange} />
          {admin && <CredentialsPanel app={app} etag={etag} />}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <FactsPanel app={app} />
          <PlanPanel app={app} etag={etag} mayChange={mayChange} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
