import { Title } from '@mantine/core';
import { type People, useCancelInvitation, useInvitations } from '../../api/people';
import { ActionButton } from '../../components/ActionButton';
import { EmptyState } from '../../components/EmptyState';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { t } from '../../texts';

const texts = t.host.people;

/** Who was invited, and what became of it. */
export function Invitations({ people }: { people: People }) {
  const cancel = useCancelInvitation(people);
  return (
    <>
      <Title order={2} size="h4">
        {texts.invitations}
      </Title>
      <ListView
        label={texts.invitations}
        list={useInvitations(people)}
        rowKey={(invitation) => invitation.id}
        columns={[
          { title: texts.invitationColumns.email, cell: (invitation) => invitation.email },
          {
            title: texts.invitationColumns.roles,
            cell: (invitation) => invitation.roles.map((role) => t.session.roles[role] ?? role).join(', '),
          },
          {
            title: texts.invitationColumns.state,
            cell: (invitation) => texts.states[invitation.state] ?? invitation.state,
          },
          { title: texts.invitationColumns.expires, cell: (invitation) => <Instant at={invitation.expiresAt} /> },
          {
            title: texts.invitationColumns.actions,
            cell: (invitation) =>
              invitation.state === 'pending' ? (
                <ActionButton size="xs" act={() => cancel.mutateAsync(invitation.id)}>
                  {texts.cancelInvitation}
                </ActionButton>
              ) : null,
          },
        ]}
        empty={<EmptyState title={texts.invitations} text={texts.noInvitations} />}
      />
    </>
  );
}
