import { Button, Group, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import {
  useDeleteResourceServer,
  useRegenerateServerSecret,
  useRegisterResourceServer,
  useResourceServers,
} from '../../api/resourceServers';
import type { ResourceServer } from '../../api/types';
import { Confirm } from '../../components/Confirm';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { useShowOnce } from '../../components/showOnce';
import { t } from '../../texts';

const texts = t.host.resourceServers;

/** Who may ask whether a token is still good. */
export function ResourceServersPage() {
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<{ what: 'secret' | 'delete'; of: ResourceServer } | null>(null);
  const showOnce = useShowOnce();
  const show = ({ name, clientId, clientSecret }: { name: string; clientId: string; clientSecret: string }) =>
    showOnce({
      what: 'secret',
      title: name,
      warning: t.apps.capture.warning,
      values: [
        { label: t.apps.fields.clientId, value: clientId },
        { label: t.apps.fields.secret, value: clientSecret, testId: 'client-secret' },
      ],
    });
  const form = useForm({ initialValues: { name: '' } });
  const register = useRegisterResourceServer();
  const regenerate = useRegenerateServerSecret();
  const remove = useDeleteResourceServer();
  return (
    <Page title={texts.title} lead={texts.lead} actions={<Button onClick={() => setAdding(true)}>{texts.add}</Button>}>
      <ListView
        label={texts.title}
        list={useResourceServers()}
        rowKey={(server) => server.id}
        minWidth={860}
        columns={[
          { title: texts.columns.name, cell: (server) => server.name },
          {
            title: texts.columns.clientId,
            cell: (server) => (
              <Text span ff="monospace" size="sm">
                {server.clientId}
              </Text>
            ),
          },
          {
            title: texts.columns.secret,
            cell: (server) =>
              server.secretHint === null ? t.common.none : t.apps.fields.secretEnding(server.secretHint),
          },
          { title: texts.columns.created, cell: (server) => <Instant at={server.createdAt} /> },
          {
            title: texts.columns.actions,
            cell: (server) => (
              <Group gap="xs" wrap="nowrap">
                <Button size="xs" variant="default" onClick={() => setAsking({ what: 'secret', of: server })}>
                  {texts.regenerate}
                </Button>
                <Button
                  size="xs"
                  color="red"
                  variant="outline"
                  onClick={() => setAsking({ what: 'delete', of: server })}
                >
                  {t.common.delete}
                </Button>
              </Group>
            ),
          },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding && (
        <FormModal
          title={texts.add}
          form={form}
          submit={async (body) => {
            show(await register.mutateAsync(body));
            form.reset();
          }}
          action={texts.add}
          done={null}
          onClose={() => setAdding(false)}
        >
          <TextInput label={texts.name} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
        </FormModal>
      )}
      {asking !== null && (
        <Confirm
          title={asking.what === 'secret' ? texts.regenerateTitle : texts.deleteTitle}
          name={asking.of.name}
          action={asking.what === 'secret' ? texts.regenerate : t.common.delete}
          act={async () => {
            const { what, of } = asking;
            if (what === 'delete') {
              await remove.mutateAsync(of.id);
            } else {
              show({ name: of.name, ...(await regenerate.mutateAsync(of.id)) });
            }
          }}
          onClose={() => setAsking(null)}
        >
          <Text>{asking.what === 'secret' ? texts.regenerateText : texts.deleteText}</Text>
        </Confirm>
      )}
    </Page>
  );
}
