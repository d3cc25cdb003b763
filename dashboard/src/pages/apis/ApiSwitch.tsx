import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useChangeResourceServer, apiFields } from '../../api/resourceServers';
import type { ResourceServer } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { t } from '../../texts';
import { ApiImpact } from './ApiImpact';

const texts = t.apis;

/** Disables an API, after showing what that blocks, and enables it again. */
export function ApiSwitch({ server, etag }: { server: ResourceServer; etag: string | null }) {
  const [asking, setAsking] = useState(false);
  const change = useChangeResourceServer(server.id);
  const fields = apiFields(server);
  const to = (enabled: boolean) =>
    change.mutateAsync({ base: fields, mine: { enabled }, stored: { data: fields, etag } });
  return (
    <>
      {server.enabled === true ? (
        <Button color="red" variant="outline" onClick={() => setAsking(true)}>
          {texts.disable}
        </Button>
      ) : (
        <ActionButton variant="filled" act={() => to(true)}>
          {texts.enable}
        </ActionButton>
      )}
      {asking && (
        <Confirm
          title={texts.disableTitle}
          name={server.name}
          action={texts.disable}
          act={() => to(false)}
          onClose={() => setAsking(false)}
        >
          <Text>{texts.disableText}</Text>
          <ApiImpact server={server} />
        </Confirm>
      )}
    </>
  );
}
