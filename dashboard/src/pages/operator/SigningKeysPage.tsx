import { Badge, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useSigningKeys, useStale } from '../../api/host';
import type { SigningKey } from '../../api/types';
import { ConfirmByName } from '../../components/ConfirmByName';
import { EmptyState } from '../../components/EmptyState';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { notifyDone } from '../../components/notify';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { t } from '../../texts';

const texts = t.host.keys;

/** The keys of access tokens: what state each is in, rotation, and revocation in an emergency. */
export function SigningKeysPage() {
  const [revoking, setRevoking] = useState<SigningKey | null>(null);
  const stale = useStale();
  const rotate = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/signing-keys/rotate')),
    onSuccess: async () => {
      await stale('signing-keys');
      notifyDone(texts.rotated);
    },
  });
  const revoke = useMutation({
    mutationFn: (kid: string) => answer(api.POST('/api/v1/signing-keys/{kid}/revoke', { params: { path: { kid } } })),
    onSuccess: async () => {
      setRevoking(null);
      await stale('signing-keys');
      notifyDone(texts.revoked);
    },
  });
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <Button onClick={() => rotate.mutate()} loading={rotate.isPending}>
          {texts.rotate}
        </Button>
      }
    >
      {rotate.error !== null && <ProblemNotice error={rotate.error} />}
      <ListView
        label={texts.title}
        list={useSigningKeys()}
        rowKey={(key) => key.kid}
        minWidth={860}
        columns={[
          {
            title: texts.columns.kid,
            cell: (key) => (
              <Text span ff="monospace" size="sm" style={{ overflowWrap: 'anywhere' }}>
                {key.kid}
              </Text>
            ),
          },
          { title: texts.columns.algorithm, cell: (key) => key.algorithm },
          {
            title: texts.columns.state,
            cell: (key) => (
              <Badge
                tt="none"
                variant={key.state === 'signing' ? 'light' : 'outline'}
                color={key.state === 'signing' ? 'mint' : key.state === 'revoked' ? 'red' : 'gray'}
              >
                {texts.states[key.state] ?? key.state}
              </Badge>
            ),
          },
          { title: texts.columns.since, cell: (key) => <Instant at={key.announcedAt} /> },
          { title: texts.columns.signs, cell: (key) => <Instant at={key.signsFrom} /> },
          {
            title: texts.columns.actions,
            cell: (key) =>
              key.state === 'gone' || key.state === 'revoked' ? null : (
                <Button size="xs" color="red" variant="outline" onClick={() => setRevoking(key)}>
                  {texts.revoke}
                </Button>
              ),
          },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {revoking !== null && (
        <ConfirmByName
          title={texts.revokeTitle}
          name={revoking.kid}
          action={texts.revoke}
          pending={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(revoking.kid)}
          onClose={() => setRevoking(null)}
        >
          <Text>{texts.revokeText}</Text>
        </ConfirmByName>
      )}
    </Page>
  );
}
