import { Paper, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useActivity, useDeleteApp, useEndOverlap, useRegenerateSecret, useRemoveSecret } from '../../api/apps';
import type { App } from '../../api/types';
import { Confirm } from '../../components/Confirm';
import { Deed } from '../../components/Deed';
import { Help } from '../../components/Help';
import { Instant } from '../../components/Instant';
import { GONE } from '../../components/leaving';
import { notifyDone } from '../../components/notify';
import { Resource } from '../../components/Resource';
import { useDialog } from '../../components/useDialog';
import { useShowOnce } from '../../components/showOnce';
import { t } from '../../texts';
import { numberText } from '../../texts/numbers';
import { AppUse } from './AppUse';

/** What cannot be undone: another secret or none, and the end of the app. */
export function CredentialsPanel({ app, etag, mayDelete }: { app: App; etag: string | null; mayDelete: boolean }) {
  const [asking, setAsking] = useState<'endOverlap' | 'removeSecret' | 'delete' | null>(null);
  const rotating = useDialog('secret');
  const [overlap, setOverlap] = useState<string | null>(null);
  const showOnce = useShowOnce();
  const regenerate = useRegenerateSecret(app.id);
  const endOverlap = useEndOverlap(app.id);
  const removeSecret = useRemoveSecret(app.id);
  const remove = useDeleteApp(app.id);
  const navigate = useNavigate();
  const close = () => setAsking(null);
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {t.apps.page.danger}
        </Title>
        <Deed
          text={t.apps.page.regenerateText}
          label={t.apps.page.regenerate}
          onClick={() => {
            setOverlap(null);
            rotating.open();
          }}
        />
        {app.previousSecret !== null && (
          <Deed
            text={t.apps.page.endOverlapText(app.previousSecret.hint)}
            label={t.apps.page.endOverlap}
            onClick={() => setAsking('endOverlap')}
          />
        )}
        {app.secretHint !== null && hasAnother(app) && (
          <Deed
            text={t.apps.page.removeSecretText}
            label={t.apps.page.removeSecret}
            onClick={() => setAsking('removeSecret')}
          />
        )}
        {mayDelete && (
          <Deed text={t.apps.page.deleteText} label={t.apps.page.delete} onClick={() => setAsking('delete')} />
        )}
      </Stack>
      {rotating.opened && (
        <Confirm
          title={t.apps.page.regenerateTitle}
          name={app.name}
          action={t.apps.page.regenerate}
          act={async () => {
            const { clientId, clientSecret } = await regenerate.mutateAsync({ etag, overlap });
            showOnce({ what: 'app', name: app.name, clientId, clientSecret });
          }}
          onClose={rotating.close}
        >
          <Select
            label={t.apps.page.overlap}
            description={<Help topic="rotation">{t.apps.page.overlapHint}</Help>}
            data={OVERLAPS}
            value={overlap ?? ''}
            onChange={(chosen) => setOverlap(chosen === '' ? null : chosen)}
            allowDeselect={false}
          />
          <Text>{overlap === null ? t.apps.page.regenerateImpact : t.apps.page.overlapImpact}</Text>
          <AppUse app={app} />
        </Confirm>
      )}
      {asking === 'endOverlap' && app.previousSecret !== null && (
        <Confirm
          title={t.apps.page.endOverlapTitle}
          action={t.apps.page.endOverlap}
          act={async () => {
            await endOverlap.mutateAsync(etag);
            notifyDone(t.apps.page.overlapEnded);
          }}
          onClose={close}
        >
          <Text>{t.apps.page.endOverlapImpact}</Text>
          <UseOfPrevious app={app} />
        </Confirm>
      )}
      {asking === 'removeSecret' && (
        <Confirm
          title={t.apps.page.removeSecretTitle}
          name={app.name}
          action={t.apps.page.removeSecret}
          act={async () => {
            await removeSecret.mutateAsync(etag);
            notifyDone(t.apps.page.secretRemoved);
          }}
          onClose={close}
        >
          <Text>{t.apps.page.removeSecretImpact}</Text>
          <AppUse app={app} />
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title={t.apps.page.deleteTitle}
          name={app.name}
          action={t.common.delete}
          act={async () => {
            await remove.mutateAsync(etag);
            notifyDone(t.apps.page.deleted(app.name));
            await navigate('/apps', { replace: true, state: GONE });
          }}
          onClose={close}
        >
          <Text>{t.apps.page.deleteImpact}</Text>
          <AppUse app={app} />
        </Confirm>
      )}
    </Paper>
  );
}

/** Whether it has a credential beside the secret: without any no app is left. */
function hasAnother(app: App): boolean {
  return app.publicKeys.length > 0 || app.federatedCredentials.length > 0;
}

const OVERLAPS = Object.entries(t.apps.page.overlaps).map(([value, label]) => ({ value, label }));

/** Whether the replaced secret is still used: what would break. */
function UseOfPrevious({ app }: { app: App }) {
  return (
    <Stack gap={4}>
      <Text size="sm">
        {t.apps.fields.lastUsed}: <Instant at={app.previousSecret?.lastUsedAt ?? null} />
      </Text>
      <Resource read={useActivity(app.id)} waiting={<Text mih="1.6em"> </Text>}>
        {({ hours }) => (
          <Text size="sm">
            {t.apps.page.withPrevious}: {numberText(hours.at(-1)?.withPreviousSecret ?? 0)}
          </Text>
        )}
      </Resource>
    </Stack>
  );
}
