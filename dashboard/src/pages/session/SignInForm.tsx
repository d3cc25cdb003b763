import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSignIn } from '../../api/account';
import { isProblem } from '../../api/problem';
import type { Member } from '../../api/session';
import { ProblemNotice } from '../../components/ProblemNotice';
import { t } from '../../texts';

/** Signs in; with `again` a member whose session has ended, and nobody else. */
export function SignInForm({ again }: { again?: Member }) {
  const form = useForm({ initialValues: { email: again?.email ?? '', password: '' } });
  const signIn = useSignIn(again);
  const refused = isProblem(signIn.error, 'sign_in_failed');

  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
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
          error={refused ? t.session.failed : undefined}
        />
        {signIn.error !== null && !refused && <ProblemNotice error={signIn.error} />}
        <Button type="submit" loading={signIn.isPending}>
          {t.session.submit}
        </Button>
      </Stack>
    </form>
  );
}
