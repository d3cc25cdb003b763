import { Group, Stack } from '@mantine/core';
import { t } from '../../texts';
import { Invitations } from './Invitations';
import { InviteButton, PeopleList } from './PeopleList';

/** The people of a tenant, for operators. */
export function PeopleOfTenant({ tenant }: { tenant: string }) {
  const people = { of: 'tenant', tenant } as const;
  return (
    <Stack>
      <Group justify="flex-end">
        <InviteButton people={people} />
      </Group>
      <PeopleList people={people} title={t.host.people.members} />
      <Invitations people={people} />
    </Stack>
  );
}
