import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useSecondStep } from '../../api/account';
import { getPasskey, passkeySupport } from '../../api/passkeys';
import { isProblem } from '../../api/problem';
import type { components } from '../../api/schema';
import type { Member } from '../../api/session';
import { ProblemNotice } from '../../components/ProblemNotice';
import { showFaults } from '../../components/useServerFaults';
import { useSubmit } from '../../components/useSubmit';
import { t } from '../../texts';
import { PasskeyButton } from './PasskeyButton';

const texts = t.session.second;

export type Needed = components['schemas']['SecondFactorNeeded']['secondFactor'];
type CodeFields = { code: string; recoveryCode: string };
type Way = 'passkey' | keyof CodeFields;

/** Under what the ways are offered. */
const USE: Record<Way, string> = {
  passkey: t.session.passkey.use,
  code: texts.useCode,
  recoveryCode: texts.useRecovery,
};

/** The ways of this member that this page can go, the easiest first. */
function waysOf({ methods, passkeyOptions }: Needed): Way[] {
  const withPasskey = passkeyOptions !== null && passkeySupport() === 'ready';
  return [
    ...(withPasskey ? (['passkey'] as const) : []),
    ...(methods.includes('totp') ? (['code'] as const) : []),
    'recoveryCode',
  ];
}

type StepProps = {
  needed: Needed;
  again: Member | undefined;
  onDone: (() => void) | undefined;
  onStartOver: (tooLate: boolean) => void;
};

/** Asks for the second factor of somebody whose password was right. */
export function SecondStep(props: StepProps) {
  const { needed, onStartOver } = props;
  const ways = waysOf(needed);
  const [by, setBy] = useState(ways[0] ?? 'recoveryCode');
  const support = passkeySupport();
  return (
    <Stack>
      {by === 'passkey' ? <ByPasskey {...props} /> : <ByCode key={by} by={by} {...props} />}
      {needed.passkeyOptions !== null && support !== 'ready' && (
        <Text size="sm">{t.session.passkey.support[support]}</Text>
      )}
      <Stack gap="xs" align="flex-start">
        {ways
          .filter((way) => way !== by)
          .map((way) => (
            <Anchor key={way} component="button" type="button" size="sm" onClick={() => setBy(way)}>
              {USE[way]}
            </Anchor>
          ))}
        <Anchor component="button" type="button" size="sm" onClick={() => onStartOver(false)}>
          {texts.back}
        </Anchor>
      </Stack>
      {by === 'recoveryCode' && <Text size="sm">{texts.lost}</Text>}
    </Stack>
  );
}

function ByPasskey({ needed: { token, passkeyOptions }, again, onDone, onStartOver }: StepProps) {
  const step = useSecondStep(again);
  const send = async () => {
    if (passkeyOptions === null) {
      return;
    }
    try {
      await step.mutateAsync({ token, passkey: await getPasskey(passkeyOptions) });
      onDone?.();
    } catch (error) {
      if (!isProblem(error, 'sign_in_expired')) {
        throw error;
      }
      onStartOver(true);
    }
  };
  return (
    <>
      <Text size="sm">{texts.passkeyHint}</Text>
      <PasskeyButton act={send}>{t.session.passkey.use}</PasskeyButton>
    </>
  );
}

function ByCode({ by, needed: { token }, again, onDone, onStartOver }: StepProps & { by: keyof CodeFields }) {
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
    form.setFieldError(by, texts.wrong);
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
          label={withApp ? texts.code : texts.recoveryCode}
          description={withApp ? texts.codeHint : texts.recoveryHint}
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
      </Stack>
    </form>
  );
}
