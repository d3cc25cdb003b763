import { Grid, Stack } from '@mantine/core';
import type { App } from '../../api/types';
import { useMay } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { CredentialsPanel } from './CredentialsPanel';
import { FactsPanel } from './FactsPanel';
import { PlanPanel } from './PlanPanel';
import { SettingsForm } from './SettingsForm';

/** What is stored about an app, and what of it can be changed. */
export function SettingsPanel({
  app,
  etag,
  isActive,
}: {
  app: App;
  etag: string | null;
  /** Of a tenant that is not active only credentials may be taken away, and the app. */
  isActive: boolean;
}) {
  const manages = useMay('manage-apps');
  const choosesPlans = useMay('assign-plans');
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          <SettingsForm key={app.id} app={app} etag={etag} mayChange={manages && isActive} />
          <IfMay right="replace-credentials">
            <CredentialsPanel app={app} etag={etag} mayDelete={manages} />
          </IfMay>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <FactsPanel app={app} />
          <PlanPanel app={app} etag={etag} mayChange={choosesPlans && isActive} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}
