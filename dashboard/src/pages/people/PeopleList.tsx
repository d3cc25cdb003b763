import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import {
  type People,
  type Role,
  type TenantRole,
  useChangeRole,
  useInvite,
  usePeople,
  useRemovePerson,
} from '../../api/people';
import { useMember } from '../../api/session';
import type { Person } from '../../api/types';
import { Confirm } from '../../components/Confirm';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { roleChoices } from '../../components/roleChoices';
import { useDialog } from '../../components/useDialog';
import { useShowOnce } from '../../components/showOnce';
import { t } from '../../texts';
import { PersonMenu } from './PersonMenu';

const texts = t.host.people;

/** The people of a tenant, or the operators: who they are, what they may do, and who else is asked to come. */
export function PeopleList({ people, title }: { people: People; title: string }) {
  const me = useMember();
  const list = usePeople(people);
  const [changing, setChanging] = useState<Person | null>(null);
  const [removing, setRemoving] = useState<Person | null>(null);
  return (
    <>
      <ListView
        label={title}
        list={list}
        rowKey={(person) => person.id}
        columns={[
          {
            title: texts.columns.name,
            cell: (person) => (
              <>
                {person.displayName}
                {person.id === me.id && (
                  <Text span c="dimmed" size="sm">
                    {` (${texts.you})`}
                  </Text>
                )}
              </>
            ),
          },
          { title: texts.columns.email, cell: (person) => person.email },
          {
            title: texts.columns.roles,
            cell: (person) => person.roles.map((role) => t.session.roles[role] ?? role).join(', '),
          },
          { title: texts.columns.since, cell: (person) => <Instant at={person.createdAt} /> },
          {
            title: texts.columns.actions,
            cell: (person) => (
              <Group gap="xs" wrap="nowrap">
                {people.of !== 'operators' && (
                  <Button size="xs" variant="default" onClick={() => setChanging(person)}>
                    {texts.changeRole}
                  </Button>
                )}
                <Button size="xs" color="red" variant="outline" onClick={() => setRemoving(person)}>
                  {texts.remove}
                </Button>
                <PersonMenu people={people} person={person} />
              </Group>
            ),
          },
        ]}
        empty={<EmptyState title={title} text={texts.noInvitations} />}
      />
      {changing !== null && <RoleChange people={people} person={changing} onClose={() => setChanging(null)} />}
      {removing !== null && <Removal people={people} person={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function RoleChange({ people, person, onClose }: { people: People; person: Person; onClose: () => void }) {
  const change = useChangeRole(people);
  const form = useForm({ initialValues: { roles: person.roles[0] as string } });
  return (
    <FormModal
      title={`${texts.changeRole}: ${person.displayName}`}
      form={form}
      submit={({ roles }) => change.mutateAsync({ person, role: roles as TenantRole })}
      onClose={onClose}
    >
      <Select
        label={texts.roles}
        data={roleChoices(people.of === 'operators')}
        allowDeselect={false}
        {...form.getInputProps('roles')}
      />
    </FormModal>
  );
}

function Removal({ people, person, onClose }: { people: People; person: Person; onClose: () => void }) {
  const remove = useRemovePerson(people);
  return (
    <Confirm
      title={texts.removeTitle(person.displayName)}
      name={person.displayName}
      action={texts.remove}
      act={() => remove.mutateAsync(person.id)}
      onClose={onClose}
    >
      <Text>{texts.removeText}</Text>
    </Confirm>
  );
}

/** Asks somebody to come; shows the link, once. */
export function InviteButton({ people }: { people: People }) {
  const inviting = useDialog('invite');
  const showOnce = useShowOnce();
  const makeInvitation = useInvite(people);
  const form = useForm({
    initialValues: { email: '', displayName: '', roles: people.of === 'operators' ? 'platform-admin' : 'tenant-admin' },
  });
  return (
    <>
      <Button onClick={inviting.open}>{texts.invite}</Button>
      {inviting.opened && (
        <FormModal
          title={texts.inviteTitle}
          form={form}
          submit={async ({ email, displayName, roles }) => {
            const link = await makeInvitation.mutateAsync({ email, displayName, role: roles as Role });
            showOnce({
              what: 'link',
              title: texts.linkTitle,
              warning: texts.linkWarning,
              values: [{ label: texts.link, value: link, testId: 'invitation-link' }],
            });
            form.reset();
          }}
          action={texts.invite}
          done={null}
          onClose={inviting.close}
        >
          <TextInput
            label={texts.email}
            type="email"
            required
            data-autofocus
            autoComplete="off"
            {...form.getInputProps('email')}
          />
          {people.of !== 'own-tenant' && (
            <TextInput label={texts.displayName} required autoComplete="off" {...form.getInputProps('displayName')} />
          )}
          <Select
            label={texts.roles}
            data={roleChoices(people.of === 'operators')}
            allowDeselect={false}
            {...form.getInputProps('roles')}
          />
        </FormModal>
      )}
    </>
  );
}
