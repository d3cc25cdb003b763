import { Button, Group, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { type People, type Role, useChangeRoles, useInvite, usePeople, useRemovePerson } from '../../api/people';
import { useMember } from '../../api/session';
import type { Person } from '../../api/types';
import { Confirm } from '../../components/Confirm';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { RoleFields } from '../../components/RoleFields';
import { roleText } from '../../components/roleChoices';
import { useDialog } from '../../components/useDialog';
import { useShowOnce } from '../../components/showOnce';
import { useMay } from '../../layout/access';
import { t } from '../../texts';
import { PersonMenu } from './PersonMenu';

const texts = t.host.people;

/** The people of a tenant, or the operators: who they are, what they may do, and who else is asked to come. */
export function PeopleList({ people, title }: { people: People; title: string }) {
  const me = useMember();
  const manages = useMay(people.of === 'own-tenant' ? 'manage-people' : 'manage-installation');
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
            cell: (person) => person.roles.map(roleText).join(', '),
          },
          { title: texts.columns.since, cell: (person) => <Instant at={person.createdAt} /> },
          {
            title: texts.columns.actions,
            cell: (person) => (
              <Group gap="xs" wrap="nowrap">
                {manages && (
                  <>
                    <Button size="xs" variant="default" onClick={() => setChanging(person)}>
                      {texts.changeRole}
                    </Button>
                    <Button size="xs" color="red" variant="outline" onClick={() => setRemoving(person)}>
                      {texts.remove}
                    </Button>
                  </>
                )}
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
  const change = useChangeRoles(people);
  const form = useForm<{ roles: Role[] }>({ initialValues: { roles: person.roles } });
  return (
    <FormModal
      title={`${texts.changeRole}: ${person.displayName}`}
      form={form}
      submit={({ roles }) => change.mutateAsync({ person, roles })}
      onClose={onClose}
    >
      <RoleFields operators={people.of === 'operators'} {...form.getInputProps('roles')} />
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
  const mayInvite = useMay(people.of === 'own-tenant' ? 'invite' : 'manage-installation');
  const inviting = useDialog('invite', mayInvite);
  const showOnce = useShowOnce();
  const makeInvitation = useInvite(people);
  const form = useForm<{ email: string; displayName: string; roles: Role[] }>({
    initialValues: {
      email: '',
      displayName: '',
      roles: [people.of === 'operators' ? 'platform-admin' : 'tenant-admin'],
    },
  });
  if (!mayInvite) {
    return null;
  }
  return (
    <>
      <Button onClick={inviting.open}>{texts.invite}</Button>
      {inviting.opened && (
        <FormModal
          title={texts.inviteTitle}
          form={form}
          submit={async ({ email, displayName, roles }) => {
            const link = await makeInvitation.mutateAsync({ email, displayName, roles });
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
          <RoleFields operators={people.of === 'operators'} {...form.getInputProps('roles')} />
        </FormModal>
      )}
    </>
  );
}
