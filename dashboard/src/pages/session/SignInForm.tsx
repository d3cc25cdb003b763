import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useSignIn } from '../../api/account';
import { isProblem } from '../../api/problem';
import type { Member } from '../../api/session';
import { ProblemNotice } from '../../components/ProblemNotice';
import { showFaults } from '../../components/useServerFaults';
import { useSubmit } from '../../components/useSubmit';
import { t } from '../../texts';

type Fields = { email: string; password: string };

function showRefusal(form: UseFormReturnType<Fields>, error: unknown): unknown {
  if (!isProblem(error, 'sign_in_failed')) {
    return showFaults(form, error);
  }
  form.setFieldError('password', t.session.failed);
  return null;
}

/** Signs in; with `again` a member who was signed in, and nobody else. */
export function SignInForm({ again, onDone }: { again?: Member; onDone?: () => void }) {
  const form = useForm<Fields>({ initialValues: { email: again?.email ?? '', password: '' } });
  const signIn = useSignIn(again);
  const { problem, pending, onSubmit } = useSubmit(form, showRefusal);
  const send = async (typed: Fields) => {
    await signIn.mutateAsync(typed);
    onDone?.();
  };
  return (
    <form onSubmit={onSubmit(send)} noValidate>
      <Stack>
        <TextInput
          label={t.session.email}
          type="email"
          autoComplete="username"
          readOnly={again !== undefined}
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t.session.password}
          autoComplete="current-password"
          data-autofocus
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        {problem !== null && <ProblemNotice error={problem} />}
        <Button type="submit" loading={pending}>
          {t.session.submit}
        </Button>
      </Stack>
    </form>
  );
}
