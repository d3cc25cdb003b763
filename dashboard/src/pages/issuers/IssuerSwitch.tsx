import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { issuerFields, useChangeTrustedIssuer } from '../../api/trustedIssuers';
import type { TrustedIssuer } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { t } from '../../texts';
import { IssuerImpact } from './IssuerImpact';

const texts = t.federation.issuers;

/** Disables an issuer, after showing what that blocks, and enables it again. */
export function IssuerSwitch({ issuer, etag }: { issuer: TrustedIssuer; etag: string | null }) {
  const [asking, setAsking] = useState(false);
  const change = useChangeTrustedIssuer(issuer.id);
  const fields = issuerFields(issuer);
  const to = (enabled: boolean) =>
    change.mutateAsync({ base: fields, mine: { enabled }, stored: { data: fields, etag } });
  return (
    <>
      {issuer.enabled ? (
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
          name={issuer.name}
          action={texts.disable}
          act={() => to(false)}
          onClose={() => setAsking(false)}
        >
          <Text>{texts.disableText}</Text>
          <IssuerImpact id={issuer.id} />
        </Confirm>
      )}
    </>
  );
}
