import { Accordion, Alert, Anchor, Group, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useActivity } from '../../api/apps';
import type { Activity } from '../../api/types';
import { HOURLY_CHART } from '../../components/charts';
import { Instant } from '../../components/Instant';
import { Resource } from '../../components/Resource';
import { Part } from '../../layout/Part';
import { t } from '../../texts';
import { numberText } from '../../texts/numbers';

/** How the app used its credentials in the last 48 hours. */
export function ActivityPanel({ id }: { id: string }) {
  return <Resource read={useActivity(id)}>{(activity) => <Figures id={id} activity={activity} />}</Resource>;
}

function Figures({ id, activity: { hours, refusals, replacedSecretAttempts } }: { id: string; activity: Activity }) {
  return (
    <Stack gap="lg">
      {replacedSecretAttempts > 0 && (
        <Alert color="yellow" title={`${t.apps.activity.oldSecret}: ${numberText(replacedSecretAttempts)}`}>
          {t.apps.activity.oldSecretWarning}
        </Alert>
      )}
      <Paper withBorder p="lg">
        <Title order={2} size="h4" mb="sm">
          {t.apps.activity.chart}
        </Title>
        <Part
          of={HOURLY_CHART}
          waiting={<Skeleton height={260} />}
          props={{
            hours,
            series: [
              { name: 'issued', label: t.apps.activity.issued, color: 'mint.7' },
              { name: 'refused', label: t.apps.activity.refused, color: 'orange.7' },
            ],
          }}
        />
        <Accordion mt="sm">
          <Accordion.Item value="table">
            <Accordion.Control>{t.apps.activity.table}</Accordion.Control>
            <Accordion.Panel>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t.apps.activity.hour}</Table.Th>
                    <Table.Th scope="col">{t.apps.activity.issued}</Table.Th>
                    <Table.Th scope="col">{t.apps.activity.refused}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {hours.map(({ hour, issued, refused }) => (
                    <Table.Tr key={hour}>
                      <Table.Td>
                        <Instant at={hour} exact />
                      </Table.Td>
                      <Table.Td>{numberText(issued)}</Table.Td>
                      <Table.Td>{numberText(refused)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
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
