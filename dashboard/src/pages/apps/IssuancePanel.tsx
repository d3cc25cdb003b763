import { Alert, Button, Group, List, Paper, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useIssuance } from '../../api/apps';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Decoded } from '../../components/TryIt';
import { PageSkeleton } from '../../layout/PageSkeleton';
import { t } from '../../texts';

/** Whether the app would get a token now: each check, and what the token would say. */
export function IssuancePanel({ id }: { id: string }) {
  const issuance = useIssuance(id);
  if (issuance.isPending) {
    return <PageSkeleton />;
  }
  if (issuance.isError) {
    return <ProblemNotice error={issuance.error} retry={() => void issuance.refetch()} />;
  }
  const { ready, checks, claims } = issuance.data;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Alert color={ready ? 'mint' : 'red'} role="status" flex={1}>
          {ready ? t.apps.issuance.ready : t.apps.issuance.blocked}
        </Alert>
        <Button variant="default" onClick={() => void issuance.refetch()} loading={issuance.isFetching}>
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
