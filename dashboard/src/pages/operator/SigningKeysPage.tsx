import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { type ApiProblem, isProblem } from '../../api/problem';
import { useRevokeKey, useRotateKeys, useSigningKeys } from '../../api/signingKeys';
import type { SigningKey } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { CopyField } from '../../components/CopyField';
import { EmptyState } from '../../components/EmptyState';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { notifyDone } from '../../components/notify';
import { Page } from '../../components/Page';
import { problemText } from '../../components/ProblemNotice';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';

const texts = t.host.keys;

/** The keys of access tokens: what state each is in, rotation, and revocation in an emergency. */
export function SigningKeysPage() {
  const [revoking, setRevoking] = useState<SigningKey | null>(null);
  const [tooEarly, setTooEarly] = useState<ApiProblem | null>(null);
  const rotate = useRotateKeys();
  const revoke = useRevokeKey();
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <IfMay right="manage-installation">
          <ActionButton
            variant="filled"
            act={async () => {
              try {
                await rotate.mutateAsync(false);
                notifyDone(texts.rotated);
              } catch (refused) {
                if (!isProblem(refused, 'announcement_running')) {
                  throw refused;
                }
                setTooEarly(refused);
              }
            }}
          >
            {texts.rotate}
          </ActionButton>
        </IfMay>
      }
    >
      <ListView
        label={texts.title}
        list={useSigningKeys()}
        rowKey={(key) => key.kid}
        columns={[
          {
            title: texts.columns.kid,
            cell: (key) => <CopyField value={key.kid} label={key.kid} />,
          },
          { title: texts.columns.algorithm, cell: (key) => key.algorithm },
          {
            title: texts.columns.state,
            cell: (key) => (
              <Badge
                variant={key.state === 'signing' ? 'light' : 'outline'}
                color={key.state === 'signing' ? 'mint' : key.state === 'revoked' ? 'red' : 'gray'}
              >
                {texts.states[key.state]}
              </Badge>
            ),
          },
          { title: texts.columns.since, cell: (key) => <Instant at={key.announcedAt} /> },
          { title: texts.columns.signs, cell: (key) => <SignsFrom of={key} /> },
          {
            title: texts.columns.actions,
            cell: (key) =>
              key.state === 'gone' || key.state === 'revoked' ? null : (
                <IfMay right="manage-installation">
                  <Button size="xs" color="red" variant="outline" onClick={() => setRevoking(key)}>
                    {texts.revoke}
                  </Button>
                </IfMay>
              ),
          },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {tooEarly !== null && (
        <Confirm
          title={texts.rotateEarlyTitle}
          action={texts.rotateNow}
          act={async () => {
            await rotate.mutateAsync(true);
            notifyDone(texts.rotated);
          }}
          onClose={() => setTooEarly(null)}
        >
          <Text>{problemText(tooEarly)}</Text>
          <Text>{texts.rotateEarlyText}</Text>
        </Confirm>
      )}
      {revoking !== null && (
        <Confirm
          title={texts.revokeTitle}
          name={revoking.kid}
          action={texts.revoke}
          act={async () => {
            await revoke.mutateAsync(revoking.kid);
            notifyDone(texts.revoked);
          }}
          onClose={() => setRevoking(null)}
        >
          <Text>{texts.revokeText}</Text>
        </Confirm>
      )}
    </Page>
  );
}

/** Since when a key has signed; of the stand-by, from when it may. */
function SignsFrom({ of }: { of: SigningKey }) {
  return of.state === 'announced' ? (
    <>
      {texts.maySignFrom} <Instant at={of.signsFrom} exact />
    </>
  ) : (
    <Instant at={of.signsFrom} />
  );
}
