import { Button, Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useDeleteManagementKey, useMakeManagementKey, useManagementKeys } from '../../api/managementKeys';
import type { Role } from '../../api/people';
import { useMember } from '../../api/session';
import type { ManagementKey } from '../../api/types';
import { Confirm } from '../../components/Confirm';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { roleChoices, roleText } from '../../components/roleChoices';
import { useDialog } from '../../components/useDialog';
import { useShowOnce } from '../../components/showOnce';
import { covers, isOperator, may } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';

import { AppsOfKey } from './AppsOfKey';

const texts = t.host.managementKeys;

/** Keys for scripts and pipelines. */
export function ManagementKeysPage() {
  const member = useMember();
  const adding = useDialog('new', may(member, 'make-management-keys'));
  const [deleting, setDeleting] = useState<ManagementKey | null>(null);
  const showOnce = useShowOnce();
  const roles = roleChoices(isOperator(member)).filter(({ value }) => covers(member.roles, [value]));
  const form = useForm({
    initialValues: { name: '', role: roles[0]?.value ?? '', apps: [] as string[], expiresAt: '' },
  });
  const list = useManagementKeys();
  const make = useMakeManagementKey();
  const remove = useDeleteManagementKey();
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <IfMay right="make-management-keys">
          <Button onClick={adding.open}>{texts.add}</Button>
        </IfMay>
      }
    >
      <ListView
        label={texts.title}
        list={list}
        rowKey={(key) => key.id}
        columns={[
          { title: texts.columns.name, cell: (key) => key.name },
          { title: texts.columns.role, cell: (key) => roleText(key.role) },
          ...(isOperator(member)
            ? []
            : [
                {
                  title: texts.columns.apps,
                  cell: (key: ManagementKey) => (key.apps === null ? texts.allApps : texts.someApps(key.apps.length)),
                },
              ]),
          { title: texts.columns.expires, cell: (key) => <Instant at={key.expiresAt} /> },
          { title: texts.columns.lastUsed, cell: (key) => <Instant at={key.lastUsedAt} /> },
          { title: texts.columns.created, cell: (key) => <Instant at={key.createdAt} /> },
          {
            title: texts.columns.actions,
            cell: (key) => (
              <IfMay right="revoke-management-keys">
                <Button size="xs" color="red" variant="outline" onClick={() => setDeleting(key)}>
                  {t.common.delete}
                </Button>
              </IfMay>
            ),
          },
        ]}
        empty={<EmptyState title={texts.empty.title} text={texts.empty.text} />}
      />
      {adding.opened && (
        <FormModal
          title={texts.add}
          form={form}
          submit={async ({ name, role, apps, expiresAt }) => {
            const made = await make.mutateAsync({
              name,
              role: role as Role,
              ...(apps.length === 0 ? {} : { apps }),
              ...(expiresAt === '' ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
            });
            showOnce({
              what: 'key',
              title: texts.keyTitle,
              warning: texts.keyWarning,
              values: [{ label: texts.key, value: made.key, testId: 'management-key' }],
            });
            form.reset();
          }}
          action={texts.add}
          done={null}
          onClose={adding.close}
        >
          <TextInput label={texts.name} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
          <Select label={texts.role} data={roles} allowDeselect={false} {...form.getInputProps('role')} />
          {!isOperator(member) && <AppsOfKey {...form.getInputProps('apps')} />}
          <TextInput
            label={texts.expires}
            description={texts.expiresHint}
            type="datetime-local"
            {...form.getInputProps('expiresAt')}
          />
        </FormModal>
      )}
      {deleting !== null && (
        <Confirm
          title={texts.deleteTitle(deleting.name)}
          name={deleting.name}
          action={t.common.delete}
          act={() => remove.mutateAsync(deleting.id)}
          onClose={() => setDeleting(null)}
        >
          <Text>{texts.deleteText}</Text>
        </Confirm>
      )}
    </Page>
  );
}
