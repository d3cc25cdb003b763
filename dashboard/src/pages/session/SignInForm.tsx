import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { isSession, useSecondStep, useSignIn } from '../../api/account';
import { isProblem } from '../../api/problem';
import type { Member } from '../../api/session';
import { ProblemNotice } from '../../components/ProblemNotice';
import { showFaults } from '../../components/useServerFaults';
import { useSubmit } from '../../components/useSubmit';
import { t } from '../../texts';
import { SignInElsewhere } from './SignInElsewhere';

type Fields = { email: string; password: string };

function showRefusal(form: UseFormReturnType<Fields>, error: unknown): unknown {
  if (!isProblem(error, 'sign_in_failed')) {
    return showFaults(form, error);
  }
  form.setFieldError('password', t.session.failed);
  return null;
}

/** Signs in, in one step or in two; with `again` a member who was signed in, and nobody else. */
export function SignInForm({ again, onDone }: { again?: Member; onDone?: () => void }) {
  const form = useForm<Fields>({ initialValues: { email: again?.email ?? '', password: '' } });
  const [token, setToken] = useState<string | null>(null);
  const [expired, setExpired] = useState(false);
  const signIn = useSignIn(again);
  const { problem, pending, onSubmit } = useSubmit(form, showRefusal);
  const send = async (typed: Fields) => {
    setExpired(false);
    const answer = await signIn.mutateAsync(typed);
    if (isSession(answer)) {
      onDone?.();
    } else {
      setToken(answer.secondFactor.token);
    }
  };
  const startOver = (tooLate: boolean) => {
    form.setFieldValue('password', '');
    setExpired(tooLate);
    setToken(null);
  };
  if (token !== null) {
    return <SecondStep token={token} again={again} onDone={onDone} onStartOver={startOver} />;
  }
  return (
    <form onSubmit={onSubmit(send)} noValidate>
      <Stack>
        {expired && <Text role="alert">{t.session.second.expired}</Text>}
        <TextInput
          label={t.session.email}
          type="email"
          autoComplete="username"
          readOnly={again !== undefined}
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <SignInElsewhere email={form.getValues().email} />
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

type CodeFields = { code: string; recoveryCode: string };

/** Asks for the second factor of somebody whose password was right. */
function SecondStep({
  token,
  again,
  onDone,
  onStartOver,
}: {
  token: string;
  again: Member | undefined;
  onDone: (() => void) | undefined;
  onStartOver: (tooLate: boolean) => void;
}) {
  const [by, setBy] = useState<keyof CodeFields>('code');
  const form = useForm<CodeFields>({ initialValues: { code: '', recoveryCode: '' } });
  const step = useSecondStep(again);
  const { problem, pending, onSubmit } = useSubmit(form, (_, error) => {
    if (isProblem(error, 'sign_in_expired')) {
      onStartOver(true);
      return null;
    }
    if (!isProblem(error, 'wrong_code')) {
      return showFaults(form, error);
    }
    form.setFieldError(by, t.session.second.wrong);
    return null;
  });
  const send = async (typed: CodeFields) => {
    await step.mutateAsync({ token, [by]: typed[by] });
    onDone?.();
  };
  const withApp = by === 'code';
  return (
    <form onSubmit={onSubmit(send)} noValidate>
      <Stack>
        <TextInput
          key={by}
          label={withApp ? t.session.second.code : t.session.second.recoveryCode}
          description={withApp ? t.session.second.codeHint : t.session.second.recoveryHint}
          inputMode={withApp ? 'numeric' : 'text'}
          autoComplete={withApp ? 'one-time-code' : 'off'}
          spellCheck={false}
          autoFocus
          data-autofocus
          required
          withAsterisk={false}
          {...form.getInputProps(by)}
        />
        {problem !== null && <ProblemNotice error={problem} />}
        <Button type="submit" loading={pending}>
          {t.session.submit}
        </Button>
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={() => setBy(withApp ? 'recoveryCode' : 'code')}>
            {withApp ? t.session.second.useRecovery : t.session.second.useCode}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={() => onStartOver(false)}>
            {t.session.second.back}
          </Anchor>
        </Group>
        {!withApp && <Text size="sm">{t.session.second.lost}</Text>}
      </Stack>
    </form>
  );
}
