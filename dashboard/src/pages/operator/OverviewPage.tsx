import { Paper, SimpleGrid, Skeleton, Table, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { answer, api } from '../../api/client';
import { useInstallationActivity, usePlans, useRegions } from '../../api/host';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { t } from '../../texts';

const HourlyChart = lazy(async () => ({ default: (await import('../../components/HourlyChart')).HourlyChart }));
const CountChart = lazy(async () => ({ default: (await import('../../components/CountChart')).CountChart }));

const texts = t.host.overview;

type Counted = { label: string; count: number };

/** The few figures that matter to an operator. */
export function OverviewPage() {
  const activity = useInstallationActivity();
  const byRegion = useAppsByRegion();
  const byPlan = useAppsByPlan();
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Figure title={texts.tokens}>
        {activity.isError ? (
          <ProblemNotice error={activity.error} retry={() => void activity.refetch()} />
        ) : activity.isPending ? (
          <Skeleton height={260} />
        ) : (
          <Suspense fallback={<Skeleton height={260} />}>
            <HourlyChart
              hours={activity.data.hours}
              series={[
                { name: 'issued', label: t.apps.activity.issued, color: 'mint.7' },
                { name: 'refused', label: t.apps.activity.refused, color: 'orange.7' },
              ]}
            />
          </Suspense>
        )}
      </Figure>
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        <Counts
          title={texts.refusals}
          counts={activity.data?.refusals.map(({ reason, count }) => ({
            label: t.apps.states[reason] ?? reason,
            count,
          }))}
          none={t.apps.activity.noRefusals}
        />
        <Counts title={texts.byRegion} counts={byRegion} none={texts.noApps} />
        <Counts title={texts.byPlan} counts={byPlan} none={texts.noApps} />
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

/** Bars, and the same numbers in a table. */
function Counts({ title, counts, none }: { title: string; counts: Counted[] | undefined; none: string }) {
  return (
    <Figure title={title}>
      {counts === undefined ? (
        <Skeleton height={180} />
      ) : counts.length === 0 ? (
        <Text c="dimmed">{none}</Text>
      ) : (
        <>
          <Suspense fallback={<Skeleton height={180} />}>
            <CountChart counts={counts} />
          </Suspense>
          <Table mt="sm">
            <Table.Tbody>
              {counts.map(({ label, count }) => (
                <Table.Tr key={label}>
                  <Table.Th scope="row" fw={400}>
                    {label}
                  </Table.Th>
                  <Table.Td ta="right">{count}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Figure>
  );
}

function useAppsByRegion(): Counted[] | undefined {
  const regions = useRegions().data?.pages.flatMap((page) => page.items) ?? [];
  return useQueries({
    queries: regions.map(({ code, name }) => ({
      queryKey: ['license-regions', code, 'impact'],
      queryFn: () => answer(api.GET('/api/v1/license-regions/{code}/impact', { params: { path: { code } } })),
      select: ({ apps }: { apps: number }) => ({ label: name, count: apps }),
    })),
    combine: counted,
  });
}

function useAppsByPlan(): Counted[] | undefined {
  const plans = usePlans().data?.pages.flatMap((page) => page.items) ?? [];
  return useQueries({
    queries: plans.map(({ code, name }) => ({
      queryKey: ['plans', code, 'impact'],
      queryFn: () => answer(api.GET('/api/v1/plans/{code}/impact', { params: { path: { code } } })),
      select: ({ apps }: { apps: number }) => ({ label: name, count: apps }),
    })),
    combine: counted,
  });
}

function counted(results: { data: Counted | undefined }[]): Counted[] | undefined {
  const counts = results.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return counts.length === results.length ? counts : undefined;
}
