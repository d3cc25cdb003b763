import { Paper, Stack, Text, Title } from '@mantine/core';
import { useFactors } from '../../api/factors';
import { Resource } from '../../components/Resource';
import { t } from '../../texts';
import { AuthenticatorApp } from './AuthenticatorApp';
import { CodesLeft } from './CodesLeft';
import { Passkeys } from './Passkeys';

const texts = t.session.factor;

/** One's own second factors: passkeys, an authenticator app; their recovery codes. */
export function OwnFactors() {
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {texts.title}
        </Title>
        <Resource read={useFactors()}>
          {({ items, recoveryCodesLeft, required }) => {
            const last = items.length === 1;
            const fixed = required && last;
            return (
              <Stack gap="xl">
                {items.length === 0 && <Text c="dimmed">{texts.none}</Text>}
                <Passkeys items={items.filter(({ kind }) => kind === 'passkey')} last={last} fixed={fixed} />
                <AuthenticatorApp factor={items.find(({ kind }) => kind === 'totp')} last={last} fixed={fixed} />
                {items.length > 0 && <CodesLeft left={recoveryCodesLeft} />}
              </Stack>
            );
          }}
        </Resource>
      </Stack>
    </Paper>
  );
}
