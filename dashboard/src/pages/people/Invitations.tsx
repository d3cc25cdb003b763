import { Group, Title } from '@mantine/core';
import { type People, useCancelInvitation, useInvitations, useResendInvitation } from '../../api/people';
import { useMember } from '../../api/session';
import { ActionButton } from '../../components/ActionButton';
import { EmptyState } from '../../components/EmptyState';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { roleText } from '../../components/roleChoices';
import { useShowOnce } from '../../components/showOnce';
import { covers, may } from '../../layout/access';
import { t } from '../../texts';

const texts = t.host.people;

/** Who was invited, and what became of it. */
export function Invitations({ people }: { people: People }) {
  const cancel = useCancelInvitation(people);
  const resend = useResendInvitation(people);
  const showOnce = useShowOnce();
  const me = useMember();
  const mayResend = (roles: string[]) =>
    people.of === 'tenant' ? may(me, 'help-people-in') : may(me, 'resend-invitations') && covers(me.roles, roles);
  const mayCancel = may(me, people.of === 'tenant' ? 'manage-installation' : 'cancel-invitations');
  const sendAgain = async (id: string) =>
    showOnce({
      what: 'link',
      title: texts.linkTitle,
      warning: texts.linkWarning,
      values: [{ label: texts.link, value: await resend.mutateAsync(id), testId: 'invitation-link' }],
    });
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
            cell: (invitation) => invitation.roles.map(roleText).join(', '),
          },
          {
            title: texts.invitationColumns.state,
            cell: (invitation) => texts.states[invitation.state],
          },
          { title: texts.invitationColumns.expires, cell: (invitation) => <Instant at={invitation.expiresAt} /> },
          {
            title: texts.invitationColumns.actions,
            cell: (invitation) => (
              <Group gap="xs" wrap="nowrap" align="flex-start">
                {(invitation.state === 'pending' || invitation.state === 'expired') && mayResend(invitation.roles) && (
                  <ActionButton size="xs" act={() => sendAgain(invitation.id)}>
                    {texts.resendInvitation}
                  </ActionButton>
                )}
                {invitation.state === 'pending' && mayCancel && (
                  <ActionButton size="xs" act={() => cancel.mutateAsync(invitation.id)}>
                    {texts.cancelInvitation}
                  </ActionButton>
                )}
              </Group>
            ),
          },
        ]}
        empty={<EmptyState title={texts.invitations} text={texts.noInvitations} />}
      />
    </>
  );
}
