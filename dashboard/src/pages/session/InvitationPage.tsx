import { Alert, Button, PasswordInput, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAcceptInvitation } from '../../api/account';
import { useInvitationPreview } from '../../api/invitation';
import { isProblem } from '../../api/problem';
import { useSession } from '../../api/session';
import type { Invited } from '../../api/types';
import { Fact } from '../../components/Fact';
import { Instant } from '../../components/Instant';
import { useKept } from '../../components/leaving';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Resource } from '../../components/Resource';
import { roleText } from '../../components/roleChoices';
import { showFaults } from '../../components/useServerFaults';
import { useSubmit } from '../../components/useSubmit';
import { useTitle } from '../../components/useTitle';
import { t } from '../../texts';
import { DoorPage } from './DoorPage';

/**
 * The invitation's token stands in the fragment, which no browser sends to any server; it is taken out of the address
 * at once.
 */
function takeToken(): string {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
  if (token !== '') {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }
  return token;
}

let taken: string | null = null;

function forgetToken(): void {
  taken = null;
}

/** Where an invited person becomes a member: says first by whom the person is invited to what. */
export function InvitationPage() {
  useTitle(t.session.invitation.title);
  const [token] = useState(() => (taken = takeToken() || taken || ''));
  const [isGone, setGone] = useState(false);
  const preview = useInvitationPreview(token);
  return (
    <DoorPage title={t.session.invitation.title} lead={t.session.invitation.lead}>
      {token === '' || isGone || isProblem(preview.error, 'invitation_expired') ? (
        <Alert color="yellow" role="alert">
          {token === '' ? t.session.invitation.noToken : t.session.invitation.expired}
        </Alert>
      ) : (
        <Resource read={preview} waiting={<Skeleton height={320} />}>
          {(invitation) => <Acceptance token={token} invitation={invitation} onGone={() => setGone(true)} />}
        </Resource>
      )}
    </DoorPage>
  );
}

function Acceptance({ token, invitation, onGone }: { token: string; invitation: Invited; onGone: () => void }) {
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { displayName: invitation.displayName ?? '', password: '', repeat: '' },
    validate: { repeat: (repeat, values) => (repeat === values.password ? null : t.session.invitation.mismatch) },
  });
  const session = useSession();
  const accept = useAcceptInvitation();
  const { problem, pending, onSubmit } = useSubmit(form, (refused, error) => {
    if (isProblem(error, 'invitation_expired')) {
      onGone();
    }
    return showFaults(refused, error);
  });
  const { release } = useKept('changes', form.isDirty());
  const send = async ({ displayName, password }: typeof form.values) => {
    const signedIn = await accept.mutateAsync({ token, displayName, password });
    forgetToken();
    release();
    await (signedIn === null
      ? navigate('/sign-in', { replace: true, state: { after: 'invitation' } })
      : navigate('/', { replace: true }));
  };

  return (
    <form onSubmit={onSubmit(send)} noValidate>
      <Stack>
        <What invitation={invitation} />
        {(session.state === 'signed-in' || session.state === 'expired') && (
          <Alert color="yellow" role="status">
            {t.session.invitation.signedInAs(session.member.displayName, session.member.email)}
          </Alert>
        )}
        <TextInput
          label={t.session.invitation.displayName}
          autoComplete="name"
          required
          withAsterisk={false}
          {...form.getInputProps('displayName')}
        />
        <PasswordInput
          label={t.session.invitation.password}
          description={t.session.invitation.passwordHint}
          autoComplete="new-password"
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        <PasswordInput
          label={t.session.invitation.repeat}
          autoComplete="new-password"
          required
          withAsterisk={false}
          {...form.getInputProps('repeat')}
        />
        {problem !== null && <ProblemNotice error={problem} />}
        <Button type="submit" loading={pending}>
          {t.session.invitation.submit}
        </Button>
      </Stack>
    </form>
  );
}

/** Who invites whom to what, and until when. */
function What({ invitation: { email, roles, tenantName, invitedBy, expiresAt } }: { invitation: Invited }) {
  return (
    <Stack gap="xs">
      <Fact label={tenantName === null ? t.session.invitation.to : t.session.account.tenant}>
        <Text span fw={600}>
          {tenantName ?? t.session.invitation.installation}
        </Text>
      </Fact>
      <Fact label={t.session.email}>{email}</Fact>
      <Fact label={t.session.account.roles}>{roles.map(roleText).join(', ')}</Fact>
      <Fact label={t.session.invitation.invitedBy}>{invitedBy}</Fact>
      <Fact label={t.session.invitation.validUntil}>
        <Instant at={expiresAt} exact />
      </Fact>
    </Stack>
  );
}
