import { Alert, Badge, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { QRCodeSVG } from 'qrcode.react';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useBeginTotp, useConfirmTotp, useFactors } from '../../api/factors';
import { owesFactor, useMember } from '../../api/session';
import { ActionButton } from '../../components/ActionButton';
import { CopyField } from '../../components/CopyField';
import { notifyDone } from '../../components/notify';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Resource } from '../../components/Resource';
import { useShowOnce } from '../../components/showOnce';
import { useSubmit } from '../../components/useSubmit';
import { t } from '../../texts';
import { AddPasskey } from './AddPasskey';
import { shownCodes } from './recoveryCodes';

const texts = t.session.factor;
const passkeyTexts = t.session.passkey;

/** Where a second factor is set up: a passkey or an authenticator app. Whoever has to have one is led here. */
export function SecondFactorPage() {
  const owed = owesFactor(useMember());
  const [uri, setUri] = useState<string | null>(null);
  const begin = useBeginTotp();
  const factors = useFactors();
  return (
    <Page title={texts.title} lead={texts.lead}>
      {owed && (
        <Alert color="yellow" role="status">
          {texts.owed}
        </Alert>
      )}
      {uri === null ? (
        <Resource read={factors}>
          {({ items }) => (
            <>
              <Choice title={passkeyTexts.title} text={passkeyTexts.text} recommended>
                <AddPasskey next="/account" />
              </Choice>
              <Choice title={texts.app} text={texts.appText}>
                <ActionButton act={async () => setUri(await begin.mutateAsync())}>
                  {items.some(({ kind }) => kind === 'totp') ? texts.replace : texts.setUp}
                </ActionButton>
              </Choice>
            </>
          )}
        </Resource>
      ) : (
        <Paper withBorder p="lg" maw={640}>
          <Confirmation uri={uri} />
        </Paper>
      )}
    </Page>
  );
}

/** One way to have a second factor. */
function Choice({
  title,
  text,
  recommended = false,
  children,
}: {
  title: string;
  text: string;
  recommended?: boolean;
  children: ReactNode;
}) {
  return (
    <Paper withBorder p="lg" maw={640}>
      <Stack>
        <Group gap="xs">
          <Title order={2} size="h4">
            {title}
          </Title>
          {recommended && <Badge variant="light">{passkeyTexts.recommended}</Badge>}
        </Group>
        <Text c="dimmed">{text}</Text>
        {children}
      </Stack>
    </Paper>
  );
}

/** Shows the secret and asks for the first code. */
function Confirmation({ uri }: { uri: string }) {
  const form = useForm({ initialValues: { code: '' } });
  const confirm = useConfirmTotp();
  const showOnce = useShowOnce();
  const navigate = useNavigate();
  const { problem, pending, onSubmit } = useSubmit(form);
  const send = async ({ code }: typeof form.values) => {
    const codes = await confirm.mutateAsync(code);
    if (codes.length === 0) {
      notifyDone(texts.replaced);
      void navigate('/account');
    } else {
      showOnce({ ...shownCodes(codes), next: '/account' });
      notifyDone(texts.confirmed);
    }
  };
  return (
    <form onSubmit={onSubmit(send)} noValidate>
      <Stack>
        <Text>{texts.scan}</Text>
        {/* Readers of codes want dark on light, whatever the theme. */}
        <QRCodeSVG value={uri} size={208} marginSize={4} title={texts.qrCode} role="img" data-testid="qr-code" />
        <div>
          <Text size="sm" c="dimmed">
            {texts.secret}
          </Text>
          <CopyField value={new URL(uri).searchParams.get('secret') ?? ''} label={texts.secret} testId="totp-secret" />
        </div>
        <TextInput
          label={texts.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          maw={240}
          {...form.getInputProps('code')}
        />
        {problem !== null && <ProblemNotice error={problem} />}
        <Group>
          <Button type="submit" loading={pending}>
            {texts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
