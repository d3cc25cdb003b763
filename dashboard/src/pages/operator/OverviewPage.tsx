import { Paper, SimpleGrid, Skeleton, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Counted } from '../../api/counted';
import { useInstallationActivity } from '../../api/installation';
import { useAppsByPlan } from '../../api/plans';
import { useAppsByRegion } from '../../api/regions';
import { COUNT_CHART } from '../../components/charts';
import { Page } from '../../components/Page';
import { Resource } from '../../components/Resource';
import { Timeline } from '../../components/Timeline';
import type { Read } from '../../components/useKeepTrying';
import { Part } from '../../layout/Part';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { numberText } from '../../texts/numbers';
import { FirstSteps } from './FirstSteps';

const texts = t.host.overview;

/** The few figures that matter to an operator. */
export function OverviewPage() {
  const activity = useInstallationActivity();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <IfMay right="manage-installation">
        <FirstSteps />
      </IfMay>
      <Paper withBorder p="lg">
        <Resource read={activity} waiting={<Skeleton height={340} />}>
          {(counted) => <Timeline of={counted} />}
        </Resource>
      </Paper>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        <Figure title={texts.refusals}>
          <Resource read={activity} waiting={<Skeleton height={180} />}>
            {({ refusals }) => (
              <Counts
                counts={refusals.map(({ reason, count }) => ({ label: t.apps.states[reason] ?? reason, count }))}
                none={t.apps.activity.noRefusals}
              />
            )}
          </Resource>
        </Figure>
        <CountsOf title={texts.byRegion} read={useAppsByRegion()} />
        <CountsOf title={texts.byPlan} read={useAppsByPlan()} />
      </SimpleGrid>
    </Page>
  );
}

function Figure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

function CountsOf({ title, read }: { title: string; read: Read<Counted[]> }) {
  return (
    <Figure title={title}>
      <Resource read={read} waiting={<Skeleton height={180} />}>
        {(counts) => <Counts counts={counts} none={texts.noApps} />}
      </Resource>
    </Figure>
  );
}

/** Bars, and the same numbers in a table. */
function Counts({ counts, none }: { counts: Counted[]; none: string }) {
  return counts.length === 0 ? (
    <Text c="dimmed">{none}</Text>
  ) : (
    <>
      <Part of={COUNT_CHART} waiting={<Skeleton height={180} />} props={{ counts }} />
      <Table mt="sm">
        <Table.Tbody>
          {counts.map(({ label, count }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td ta="right">{numberText(count)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
