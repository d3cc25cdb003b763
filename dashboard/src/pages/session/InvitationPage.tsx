import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAcceptInvitation } from '../../api/account';
import { isProblem } from '../../api/problem';
import { useSession } from '../../api/session';
import { useKept } from '../../components/leaving';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useSubmit } from '../../components/useSubmit';
import { useTitle } from '../../components/useTitle';
import { startPage } from '../../layout/access';
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

/** Where an invited person becomes a member. */
export function InvitationPage() {
  useTitle(t.session.invitation.title);
  const [token] = useState(() => (taken = takeToken() || taken || ''));
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { displayName: '', password: '', repeat: '' },
    validate: { repeat: (repeat, values) => (repeat === values.password ? null : t.session.invitation.mismatch) },
  });
  const session = useSession();
  const accept = useAcceptInvitation();
  const { problem, pending, onSubmit } = useSubmit(form);
  const { release } = useKept('changes', form.isDirty());
  const send = async ({ displayName, password }: typeof form.values) => {
    const signedIn = await accept.mutateAsync({ token, displayName, password });
    forgetToken();
    release();
    await (signedIn === null
      ? navigate('/sign-in', { replace: true, state: { invited: true } })
      : navigate(startPage(signedIn.member), { replace: true }));
  };

  if (token === '' || isProblem(problem, 'invitation_expired')) {
    return (
      <DoorPage title={t.session.invitation.title} lead={t.session.invitation.lead}>
        <Alert color="yellow" role="alert">
          {token === '' ? t.session.invitation.noToken : t.session.invitation.expired}
        </Alert>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t.session.invitation.title} lead={t.session.invitation.lead}>
      <form onSubmit={onSubmit(send)} noValidate>
        <Stack>
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
    </DoorPage>
  );
}
