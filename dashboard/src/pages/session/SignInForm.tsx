import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { isProblem } from '../../api/problem';
import { queries } from '../../api/queries';
import { type Member, startSession } from '../../api/session';
import { ProblemNotice } from '../../components/ProblemNotice';
import { t } from '../../texts';

/** Signs in. With `onlyAs` it goes on with that member's page; what another member read before is forgotten. */
export function SignInForm({ email = '', onlyAs }: { email?: string; onlyAs?: Member }) {
  const form = useForm({ initialValues: { email, password: '' } });
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => answer(api.POST('/api/v1/session', { body })),
    onSuccess: (signedIn) => {
      if (onlyAs === undefined || onlyAs.id !== signedIn.member.id) {
        queries.clear();
      }
      startSession(signedIn);
    },
  });
  const refused = isProblem(signIn.error, 'sign_in_failed');

  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      <Stack>
        <TextInput
          label={t.session.email}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t.session.password}
          autoComplete="current-password"
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
