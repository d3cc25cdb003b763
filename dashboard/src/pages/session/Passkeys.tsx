import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { type Factor, useRemoveFactor } from '../../api/factors';
import { Confirm } from '../../components/Confirm';
import { DataTable } from '../../components/DataTable';
import { InListContext } from '../../components/inList';
import { Instant } from '../../components/Instant';
import { notifyDone } from '../../components/notify';
import { t } from '../../texts';
import { AddPasskey } from './AddPasskey';

const texts = t.session.passkey;

/** One's own passkeys: added and removed. */
export function Passkeys({
  items,
  last,
  fixed,
}: {
  items: Factor[];
  /** Whether without it there is no second factor. */
  last: boolean;
  /** Whether it has to stay. */
  fixed: boolean;
}) {
  const [removing, setRemoving] = useState<Factor | null>(null);
  const remove = useRemoveFactor();
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {texts.title}
      </Title>
      <Text c="dimmed">{texts.text}</Text>
      {items.length > 0 && (
        <InListContext value={{ exactTimes: false }}>
          <DataTable
            label={texts.title}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              { title: texts.name, cell: ({ name }) => name },
              { title: texts.created, cell: ({ createdAt }) => <Instant at={createdAt} /> },
              { title: texts.lastUsed, cell: ({ lastUsedAt }) => <Instant at={lastUsedAt} /> },
              ...(fixed
                ? []
                : [
                    {
                      title: t.common.actions,
                      cell: (passkey: Factor) => (
                        <Button
                          size="xs"
                          variant="outline"
                          color="red"
                          aria-label={texts.remove(passkey.name ?? '')}
                          onClick={() => setRemoving(passkey)}
                        >
                          {t.common.remove}
                        </Button>
                      ),
                    },
                  ]),
            ]}
          />
        </InListContext>
      )}
      <AddPasskey />
      {removing !== null && (
        <Confirm
          title={texts.removeTitle(removing.name ?? '')}
          action={t.common.remove}
          act={async () => {
            await remove.mutateAsync(removing.id);
            notifyDone(texts.removed);
          }}
          onClose={() => setRemoving(null)}
        >
          <Text>{texts.removeText}</Text>
          {last && <Text>{t.session.factor.removeLast}</Text>}
        </Confirm>
      )}
    </Stack>
  );
}
