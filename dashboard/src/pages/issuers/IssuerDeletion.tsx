import { Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDeleteTrustedIssuer } from '../../api/trustedIssuers';
import type { TrustedIssuer } from '../../api/types';
import { Confirm } from '../../components/Confirm';
import { Deed } from '../../components/Deed';
import { GONE } from '../../components/leaving';
import { notifyDone } from '../../components/notify';
import { t } from '../../texts';
import { IssuerImpact } from './IssuerImpact';

const texts = t.federation.issuers;

/** The end of an issuer that no app uses. */
export function IssuerDeletion({ issuer, etag }: { issuer: TrustedIssuer; etag: string | null }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteTrustedIssuer(issuer.id);
  const navigate = useNavigate();
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {texts.deletion}
        </Title>
        <Deed text={texts.deleteText} label={texts.delete} onClick={() => setAsking(true)} />
      </Stack>
      {asking && (
        <Confirm
          title={texts.deleteTitle}
          name={issuer.name}
          action={texts.delete}
          act={async () => {
            await remove.mutateAsync(etag);
            notifyDone(texts.deleted(issuer.name));
            await navigate('/trusted-issuers', { replace: true, state: GONE });
          }}
          onClose={() => setAsking(false)}
        >
          <Text>{texts.deleteText}</Text>
          <Text>{texts.deleteOnlyWhen}</Text>
          <IssuerImpact id={issuer.id} />
        </Confirm>
      )}
    </Paper>
  );
}
