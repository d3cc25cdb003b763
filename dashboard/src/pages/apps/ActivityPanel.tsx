import { Alert, Anchor, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useActivity } from '../../api/apps';
import type { Activity } from '../../api/types';
import { Resource } from '../../components/Resource';
import { Timeline } from '../../components/Timeline';
import { t } from '../../texts';
import { numberText } from '../../texts/numbers';

/** How the app used its credentials in the last hours and days. */
export function ActivityPanel({ id }: { id: string }) {
  return <Resource read={useActivity(id)}>{(activity) => <Figures id={id} activity={activity} />}</Resource>;
}

function Figures({ id, activity }: { id: string; activity: Activity }) {
  const { refusals, replacedSecretAttempts } = activity;
  return (
    <Stack gap="lg">
      {replacedSecretAttempts > 0 && (
        <Alert color="yellow" title={`${t.apps.activity.oldSecret}: ${numberText(replacedSecretAttempts)}`}>
          {t.apps.activity.oldSecretWarning}
        </Alert>
      )}
      <Paper withBorder p="lg">
        <Timeline of={activity} />
      </Paper>
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="sm">
          {t.apps.activity.refusals}
        </Title>
        {refusals.length === 0 ? (
          <Text c="dimmed">{t.apps.activity.noRefusals}</Text>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t.apps.activity.reason}</Table.Th>
                <Table.Th scope="col">{t.apps.activity.count}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {refusals.map(({ reason, count }) => (
                <Table.Tr key={reason}>
                  <Table.Td>
                    {t.apps.states[reason] ?? reason}
                    <Text size="xs" c="dimmed">
                      {t.apps.stateReasons[reason]}
                    </Text>
                  </Table.Td>
                  <Table.Td>{numberText(count)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {refusals.length > 0 && (
          <Group gap="md" mt="sm">
            <Anchor component={Link} to={`/apps/${id}/issuance`} size="sm">
              {t.apps.activity.toIssuance}
            </Anchor>
            <Anchor component={Link} to={`/apps/${id}/audit`} size="sm">
              {t.apps.activity.toAudit}
            </Anchor>
          </Group>
        )}
        <Text size="sm" mt="sm">
          {t.apps.activity.oldSecret}: {numberText(replacedSecretAttempts)}
        </Text>
      </Paper>
    </Stack>
  );
}
