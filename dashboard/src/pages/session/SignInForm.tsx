import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { isSession, useOfferedPasskeys, usePasskeySignIn, useSignIn } from '../../api/account';
import { passkeySupport } from '../../api/passkeys';
import { isProblem } from '../../api/problem';
import type { Member } from '../../api/session';
import { ProblemNotice } from '../../components/ProblemNotice';
import { showFaults } from '../../components/useServerFaults';
import { useSubmit } from '../../components/useSubmit';
import { t } from '../../texts';
import { PasskeyButton } from './PasskeyButton';
import { PasskeyNotice } from './PasskeyNotice';
import { type Needed, SecondStep } from './SecondStep';
import { SignInElsewhere } from './SignInElsewhere';

type Fields = { email: string; password: string };

function showRefusal(form: UseFormReturnType<Fields>, error: unknown): unknown {
  if (!isProblem(error, 'sign_in_failed')) {
    return showFaults(form, error);
  }
  form.setFieldError('password', t.session.failed);
  return null;
}

/** Signs in, with a passkey or a password, in one step or in two; with `again` a member who was signed in, and nobody else. */
export function SignInForm({ again, onDone }: { again?: Member; onDone?: () => void }) {
  const form = useForm<Fields>({ initialValues: { email: again?.email ?? '', password: '' } });
  const [needed, setNeeded] = useState<Needed | null>(null);
  const [expired, setExpired] = useState(false);
  const signIn = useSignIn(again);
  const passkey = usePasskeySignIn(again);
  const [asked, setAsked] = useState(false);
  // Who has no second factor has no passkey either.
  const withPasskey = passkeySupport() === 'ready' && again?.secondFactor?.registered !== false;
  const offered = useOfferedPasskeys(again === undefined && needed === null && !asked, onDone);
  const { problem, pending, onSubmit } = useSubmit(form, showRefusal);
  const send = async (typed: Fields) => {
    setExpired(false);
    const answer = await signIn.mutateAsync(typed);
    if (isSession(answer)) {
      onDone?.();
    } else {
      setNeeded(answer.secondFactor);
    }
  };
  const startOver = (tooLate: boolean) => {
    form.setFieldValue('password', '');
    setExpired(tooLate);
    setNeeded(null);
  };
  if (needed !== null) {
    return <SecondStep needed={needed} again={again} onDone={onDone} onStartOver={startOver} />;
  }
  return (
    <form onSubmit={onSubmit(send)} noValidate>
      <Stack>
        {expired && <Text role="alert">{t.session.second.expired}</Text>}
        <TextInput
          label={t.session.email}
          type="email"
          autoComplete={again === undefined ? 'username webauthn' : 'username'}
          readOnly={again !== undefined}
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        {offered.error !== null && passkey.isIdle && <PasskeyNotice error={offered.error} />}
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
        {withPasskey && (
          <PasskeyButton
            variant="default"
            act={async () => {
              setAsked(true);
              try {
                await passkey.mutateAsync();
                onDone?.();
              } finally {
                setAsked(false);
              }
            }}
          >
            {t.session.passkey.signIn}
          </PasskeyButton>
        )}
      </Stack>
    </form>
  );
}
