import { Button, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useStale } from '../../api/host';
import { cancelInvitation, type People, useInvitations } from '../../api/people';
import { EmptyState } from '../../components/EmptyState';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { ProblemNotice } from '../../components/ProblemNotice';
import { t } from '../../texts';

const texts = t.host.people;

/** Who was invited, and what became of it. */
export function Invitations({ people }: { people: People }) {
  const stale = useStale();
  const cancel = useMutation({
    mutationFn: (id: string) => cancelInvitation(people, id),
    onSuccess: () => stale('invitations'),
  });
  return (
    <>
      <Title order={2} size="h4">
        {texts.invitations}
      </Title>
      {cancel.error !== null && <ProblemNotice error={cancel.error} />}
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
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => cancel.mutate(invitation.id)}
                  loading={cancel.isPending}
                >
                  {texts.cancelInvitation}
                </Button>
              ) : null,
          },
        ]}
        empty={<EmptyState title={texts.invitations} text={texts.noInvitations} />}
      />
    </>
  );
}
