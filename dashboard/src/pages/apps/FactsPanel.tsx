import { Paper, Stack, Title } from '@mantine/core';
import type { App } from '../../api/types';
import { CopyField } from '../../components/CopyField';
import { Fact } from '../../components/Fact';
import { Instant } from '../../components/Instant';
import { t } from '../../texts';

/** What cannot be changed, or changes by itself. */
export function FactsPanel({ app }: { app: App }) {
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="sm">
        {t.apps.page.facts}
      </Title>
      <Stack gap="sm">
        <Fact label={t.apps.fields.id}>
          <CopyField value={app.id} label={t.apps.fields.id} />
        </Fact>
        <Fact label={t.apps.fields.secret}>
          {app.secretHint === null ? t.apps.fields.noSecret : t.apps.fields.secretEnding(app.secretHint)}
        </Fact>
        <Fact label={t.apps.fields.secretCreated}>
          <Instant at={app.secretCreatedAt} />
        </Fact>
        {app.secretExpiresAt !== null && (
          <Fact label={t.apps.fields.secretExpires}>
            <Instant at={app.secretExpiresAt} />
          </Fact>
        )}
        {app.previousSecret !== null && (
          <Fact label={t.apps.fields.previousSecret}>
            {t.apps.fields.secretEnding(app.previousSecret.hint)}
            <br />
            {t.apps.fields.worksUntil} <Instant at={app.previousSecret.expiresAt} exact />
            <br />
            {t.apps.fields.lastUsed} <Instant at={app.previousSecret.lastUsedAt} />
          </Fact>
        )}
        {app.publicKeys.length > 0 && <Fact label={t.apps.fields.publicKeys}>{app.publicKeys.length}</Fact>}
        <Fact label={t.apps.fields.region}>{`${app.licenseRegion.name} (${app.licenseRegion.code})`}</Fact>
        <Fact label={t.apps.fields.dbCode}>
          <CopyField value={app.dbCode} label={t.apps.fields.dbCode} />
        </Fact>
        <Fact label={t.apps.fields.lastToken}>
          <Instant at={app.lastTokenIssuedAt} />
        </Fact>
        <Fact label={t.apps.fields.created}>
          <Instant at={app.createdAt} />
        </Fact>
        <Fact label={t.apps.fields.updated}>
          <Instant at={app.updatedAt} />
        </Fact>
      </Stack>
    </Paper>
  );
}
