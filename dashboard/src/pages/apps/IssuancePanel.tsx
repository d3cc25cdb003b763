import { Alert, Button, Group, List, Paper, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useIssuance } from '../../api/apps';
import type { Issuance } from '../../api/types';
import { Resource } from '../../components/Resource';
import { Decoded } from '../../components/TryIt';
import { t } from '../../texts';

/** Whether the app would get a token now: each check, and what the token would say. */
export function IssuancePanel({ id }: { id: string }) {
  const issuance = useIssuance(id);
  return (
    <Resource read={issuance}>
      {(found) => <Findings issuance={found} pending={issuance.isFetching} again={() => void issuance.refetch()} />}
    </Resource>
  );
}

function Findings({
  issuance: { ready, checks, claims },
  pending,
  again,
}: {
  issuance: Issuance;
  pending: boolean;
  again: () => void;
}) {
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Alert color={ready ? 'mint' : 'red'} role="status" flex={1}>
          {ready ? t.apps.issuance.ready : t.apps.issuance.blocked}
        </Alert>
        <Button variant="default" onClick={again} loading={pending}>
          {t.apps.issuance.again}
        </Button>
      </Group>
      <Paper withBorder p="lg">
        <List spacing="sm" center listStyleType="none">
          {checks.map(({ check, passed, reason }) => (
            <List.Item
              key={check}
              icon={
                <ThemeIcon color={passed ? 'mint' : 'red'} size={24} radius="xl">
                  {passed ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
                </ThemeIcon>
              }
            >
              <VisuallyHidden>{passed ? t.apps.issuance.passed : t.apps.issuance.failed}: </VisuallyHidden>
              {t.apps.issuance.checks[check] ?? check}
              {reason !== null && (
                <Text size="sm" c="dimmed">
                  {t.apps.stateReasons[reason] ?? reason}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      </Paper>
      <Decoded title={t.apps.issuance.claims} value={claims} />
    </Stack>
  );
}
