import { Button, Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useStale } from '../../api/host';
import { useMember } from '../../api/session';
import type { ManagementKey } from '../../api/types';
import { useList } from '../../api/useList';
import { ConfirmByName } from '../../components/ConfirmByName';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { roleChoices } from '../../components/roleChoices';
import { ShownOnce } from '../../components/ShownOnce';
import { isOperator } from '../../layout/access';
import { t } from '../../texts';

const texts = t.host.managementKeys;

/** Keys for scripts and pipelines. */
export function ManagementKeysPage() {
  const member = useMember();
  const stale = useStale();
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<ManagementKey | null>(null);
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const roles = roleChoices(isOperator(member));
  const form = useForm({ initialValues: { name: '', role: roles[0].value, expiresAt: '' } });
  const list = useList(['management-keys'], (query) =>
    answer(api.GET('/api/v1/management-keys', { params: { query } })),
  );
  const remove = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/management-keys/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      setDeleting(null);
      await stale('management-keys');
    },
  });
  return (
    <Page title={texts.title} lead={texts.lead} actions={<Button onClick={() => setAdding(true)}>{texts.add}</Button>}>
      <ListView
        label={texts.title}
        list={list}
        rowKey={(key) => key.id}
        minWidth={760}
        columns={[
          { title: texts.columns.name, cell: (key) => key.name },
          { title: texts.columns.role, cell: (key) => t.session.roles[key.role] ?? key.role },
          { title: texts.columns.expires, cell: (key) => <Instant at={key.expiresAt} /> },
          { title: texts.columns.lastUsed, cell: (key) => <Instant at={key.lastUsedAt} /> },
          { title: texts.columns.created, cell: (key) => <Instant at={key.createdAt} /> },
          {
            title: texts.columns.actions,
            cell: (key) => (
              <Button size="xs" color="red" variant="outline" onClick={() => setDeleting(key)}>
                {t.common.delete}
              </Button>
            ),
          },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding && (
        <FormModal
          title={texts.add}
          form={form}
          submit={async ({ name, role, expiresAt }) => {
            const answered = await answer(
              api.POST('/api/v1/management-keys', {
                body: {
                  name,
                  role,
                  ...(expiresAt === '' ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
                },
              }),
            );
            setMade({ name: answered.name, key: answered.key });
            form.reset();
            await stale('management-keys');
          }}
          action={texts.add}
          onClose={() => setAdding(false)}
        >
          <TextInput label={texts.name} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
          <Select label={texts.role} data={roles} allowDeselect={false} {...form.getInputProps('role')} />
          <TextInput
            label={texts.expires}
            description={texts.expiresHint}
            type="datetime-local"
            {...form.getInputProps('expiresAt')}
          />
        </FormModal>
      )}
      {deleting !== null && (
        <ConfirmByName
          title={texts.deleteTitle(deleting.name)}
          name={deleting.name}
          action={t.common.delete}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(deleting.id)}
          onClose={() => setDeleting(null)}
        >
          <Text>{texts.deleteText}</Text>
        </ConfirmByName>
      )}
      {made !== null && (
        <ShownOnce
          title={texts.keyTitle}
          warning={texts.keyWarning}
          values={[{ label: texts.key, value: made.key, testId: 'management-key' }]}
          onDone={() => setMade(null)}
        />
      )}
    </Page>
  );
}
