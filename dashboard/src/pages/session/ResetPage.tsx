import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../api/problem';
import { useResetPassword } from '../../api/resets';
import { leaveSession } from '../../api/session';
import { useKept } from '../../components/leaving';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useSubmit } from '../../components/useSubmit';
import { useTitle } from '../../components/useTitle';
import { t } from '../../texts';
import { DoorPage } from './DoorPage';

const texts = t.session.reset;

/** The link's token stands in the fragment, which no browser sends to any server; it is taken out of the address at once. */
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

/** Where a member who has lost the password chooses another one. */
export function ResetPage() {
  useTitle(texts.title);
  const [token] = useState(() => (taken = takeToken() || taken || ''));
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { password: '', repeat: '' },
    validate: { repeat: (repeat, values) => (repeat === values.password ? null : t.session.invitation.mismatch) },
  });
  const reset = useResetPassword();
  const { problem, pending, onSubmit } = useSubmit(form);
  const { release } = useKept('changes', form.isDirty());
  const send = async ({ password }: typeof form.values) => {
    await reset.mutateAsync({ token, password });
    forgetToken();
    release();
    leaveSession();
    await navigate('/sign-in', { replace: true, state: { after: 'reset' } });
  };

  if (token === '' || isProblem(problem, 'reset_expired')) {
    return (
      <DoorPage title={texts.title} lead={texts.lead}>
        <Alert color="yellow" role="alert">
          {token === '' ? texts.noToken : texts.expired}
        </Alert>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={texts.title} lead={texts.lead}>
      <form onSubmit={onSubmit(send)} noValidate>
        <Stack>
          <PasswordInput
            label={t.session.account.new}
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
            {texts.submit}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  );
}
