import { Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useReplacePublicKeys } from '../../api/apps';
import type { App } from '../../api/types';
import { Confirm } from '../../components/Confirm';
import { CopyField } from '../../components/CopyField';
import { DataTable } from '../../components/DataTable';
import { FormModal } from '../../components/FormModal';
import { notifyDone } from '../../components/notify';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';
import { jwkFault, jwkOf, kindOf } from './publicKey';

const texts = t.apps.keys;
const MOST = 2;

type Of = { app: App; etag: string | null };

/** The public keys by which an app proves who it is (RFC 7523): added and removed one by one. */
export function PublicKeysPanel({ app, etag, mayAdd, mayRemove }: Of & { mayAdd: boolean; mayRemove: boolean }) {
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<string | null>(null);
  const keys = app.publicKeys;
  return (
    <Paper withBorder p="lg" maw={820}>
      <Stack>
        <Title order={2} size="h4">
          {texts.title}
        </Title>
        <Text size="sm" c="dimmed">
          {texts.lead}
        </Text>
        {keys.length === 0 ? (
          <Text size="sm">{texts.none}</Text>
        ) : (
          <DataTable
            label={texts.title}
            rows={keys}
            rowKey={({ kid }) => kid}
            columns={[
              { title: texts.kid, cell: ({ kid }) => <CopyField value={kid} label={texts.kid} /> },
              { title: texts.kind, cell: kindOf },
              { title: texts.algorithm, cell: ({ alg }) => alg },
              ...(mayRemove
                ? [
                    {
                      title: t.common.actions,
                      cell: ({ kid }: { kid: string }) => (
                        <Button
                          size="xs"
                          variant="outline"
                          color="red"
                          aria-label={texts.remove(kid)}
                          onClick={() => setRemoving(kid)}
                        >
                          {t.common.remove}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        {mayAdd && (keys.length < MOST ? <Add onClick={() => setAdding(true)} /> : <Text size="sm">{texts.full}</Text>)}
      </Stack>
      {adding && <Adding app={app} etag={etag} onClose={() => setAdding(false)} />}
      {removing !== null && <Removing app={app} etag={etag} kid={removing} onClose={() => setRemoving(null)} />}
    </Paper>
  );
}

function Add({ onClick }: { onClick: () => void }) {
  return (
    <Group>
      <Button onClick={onClick}>{texts.add}</Button>
    </Group>
  );
}

function Adding({ app, etag, onClose }: Of & { onClose: () => void }) {
  const replace = useReplacePublicKeys(app.id);
  const form = useForm({ initialValues: { jwk: '' }, validate: { jwk: jwkFault } });
  return (
    <FormModal
      title={texts.add}
      form={form}
      action={texts.add}
      done={texts.added}
      submit={({ jwk }) => replace.mutateAsync({ etag, keys: [...app.publicKeys, jwkOf(jwk)] })}
      faults={(refused, error) => showFaults(refused, error, () => 'jwk')}
      onClose={onClose}
    >
      <Textarea
        label={texts.jwk}
        description={texts.jwkHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={6}
        maxRows={14}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-autofocus
        {...form.getInputProps('jwk')}
      />
    </FormModal>
  );
}

function Removing({ app, etag, kid, onClose }: Of & { kid: string; onClose: () => void }) {
  const replace = useReplacePublicKeys(app.id);
  return (
    <Confirm
      title={texts.removeTitle(kid)}
      action={t.common.remove}
      act={async () => {
        await replace.mutateAsync({ etag, keys: app.publicKeys.filter((key) => key.kid !== kid) });
        notifyDone(texts.removed);
      }}
      onClose={onClose}
    >
      <Text>{texts.removeText}</Text>
    </Confirm>
  );
}
