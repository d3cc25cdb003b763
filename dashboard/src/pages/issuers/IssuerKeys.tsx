import { Alert, Badge, Code, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useCheckIssuerKeys } from '../../api/trustedIssuers';
import { ActionButton } from '../../components/ActionButton';
import { t } from '../../texts';

const texts = t.federation.issuers;

/** Fetches the keys of an issuer now, and says what came back. */
export function IssuerKeys({ id }: { id: string }) {
  const check = useCheckIssuerKeys(id);
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {texts.checkTitle}
        </Title>
        <Text size="sm">{texts.checkText}</Text>
        <ActionButton act={() => check.mutateAsync()}>{texts.check}</ActionButton>
        {check.data !== undefined && (
          <>
            <Alert color={check.data.usable ? 'mint' : 'red'} role="status">
              {check.data.detail}
            </Alert>
            {check.data.jwksUri !== null && <Code style={{ overflowWrap: 'anywhere' }}>{check.data.jwksUri}</Code>}
            <List listStyleType="none" spacing="xs">
              {check.data.keys.map(({ kid, kty, usable }, place) => (
                <List.Item key={place}>
                  <Group gap="xs">
                    <Text size="sm" ff="monospace" miw={0} style={{ overflowWrap: 'anywhere' }}>
                      {kid ?? texts.noKid} ({kty})
                    </Text>
                    <Badge variant={usable ? 'light' : 'outline'} color={usable ? 'mint' : 'gray'}>
                      {usable ? texts.usable : texts.notUsable}
                    </Badge>
                  </Group>
                </List.Item>
              ))}
            </List>
          </>
        )}
      </Stack>
    </Paper>
  );
}
