import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDeleteResourceServer, useRegenerateServerSecret } from '../../api/resourceServers';
import type { ResourceServer } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { Deed } from '../../components/Deed';
import { GONE } from '../../components/leaving';
import { notifyDone } from '../../components/notify';
import { useShowOnce } from '../../components/showOnce';
import { t } from '../../texts';
import { ApiImpact } from './ApiImpact';
import { shownSecret } from './shownSecret';

const texts = t.apis;

/** With what an API asks about tokens, and its end. */
export function ApiCredentials({ server, etag }: { server: ResourceServer; etag: string | null }) {
  const [asking, setAsking] = useState<'regenerate' | 'delete' | null>(null);
  const showOnce = useShowOnce();
  const regenerate = useRegenerateServerSecret(server.id);
  const remove = useDeleteResourceServer(server.id);
  const navigate = useNavigate();
  const close = () => setAsking(null);
  const deleteText = server.identifier === null ? texts.deleteCredentialsText : texts.deleteText;
  const seesAll = server.isDefault || server.identifier === null;
  const makeSecret = async () => {
    showOnce(shownSecret({ ...(await regenerate.mutateAsync(etag)), name: server.name }));
  };
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {server.isDefault ? texts.credentials : texts.credentialsAndDeletion}
        </Title>
        <Text size="sm">
          {texts.secretText} {seesAll ? texts.sees.all : texts.sees.own}
        </Text>
        {server.secretHint === null ? (
          <Group justify="flex-end">
            <ActionButton act={makeSecret}>{texts.makeSecret}</ActionButton>
          </Group>
        ) : (
          <Deed text={texts.regenerateText} label={texts.regenerate} onClick={() => setAsking('regenerate')} />
        )}
        {!server.isDefault && <Deed text={deleteText} label={texts.delete} onClick={() => setAsking('delete')} />}
      </Stack>
      {asking === 'regenerate' && (
        <Confirm
          title={texts.regenerateTitle}
          name={server.name}
          action={texts.regenerate}
          act={makeSecret}
          onClose={close}
        >
          <Text>{texts.regenerateImpact}</Text>
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title={texts.deleteTitle}
          name={server.name}
          action={texts.delete}
          act={async () => {
            await remove.mutateAsync(etag);
            notifyDone(texts.deleted(server.name));
            await navigate('/apis', { replace: true, state: GONE });
          }}
          onClose={close}
        >
          <Text>{deleteText}</Text>
          {server.identifier !== null && (
            <>
              <Text>{texts.deleteOnlyWhen}</Text>
              <ApiImpact server={server} />
            </>
          )}
        </Confirm>
      )}
    </Paper>
  );
}
