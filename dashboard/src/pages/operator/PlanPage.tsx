import { Anchor, Breadcrumbs, Button, Group, List, Modal, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, api, ifMatch, type Versioned } from '../../api/client';
import { usePlan, usePlanImpact, useStale } from '../../api/host';
import type { Plan } from '../../api/types';
import { Instant } from '../../components/Instant';
import { notifyDone } from '../../components/notify';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Resource } from '../../components/Resource';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';
import { NotFoundPage } from '../NotFoundPage';
import { LimitFields } from './LimitFields';
import { limitFaults, limitsChange, typedOf } from './limitsForm';
import { PlanStatus } from './PlanStatus';

const texts = t.host.plans;

/** The steps a plan can take, forwards and back (rules §4). */
const STEPS: Record<Plan['status'], { to: Plan['status']; label: string; harmful: boolean }[]> = {
  draft: [
    { to: 'active', label: texts.to.active, harmful: false },
    { to: 'archived', label: texts.to.archived, harmful: false },
  ],
  active: [{ to: 'archived', label: texts.to.archived, harmful: true }],
  archived: [
    { to: 'active', label: texts.undoTo.active, harmful: false },
    { to: 'retired', label: texts.to.retired, harmful: true },
  ],
  retired: [{ to: 'archived', label: texts.undoTo.archived, harmful: false }],
};

/** One plan: its limits and its life. */
export function PlanPage() {
  const { code = '' } = useParams();
  return (
    <Resource key={code} read={usePlan(code)} missing={<NotFoundPage />}>
      {(plan) => <ThePlan plan={plan} />}
    </Resource>
  );
}

function ThePlan({ plan: { data, etag } }: { plan: Versioned<Plan> }) {
  return (
    <>
      <Breadcrumbs maw={1200} mx="auto" mb="xs">
        <Anchor component={Link} to="/plans" size="sm">
          {texts.title}
        </Anchor>
        <Text size="sm">{data.code}</Text>
      </Breadcrumbs>
      <Page
        title={data.name}
        lead={
          <Group gap="sm">
            <Text span ff="monospace" size="sm">
              {data.code}
            </Text>
            <PlanStatus status={data.status} />
            <Text span size="sm">
              {texts.statusMeaning[data.status]}
            </Text>
          </Group>
        }
        actions={<Life plan={data} etag={etag} />}
      >
        <Settings key={etag} plan={data} etag={etag} />
      </Page>
    </>
  );
}

function useChangePlanOf(code: string, etag: string | null) {
  const stale = useStale();
  return useMutation({
    mutationFn: (body: { name?: string; status?: Plan['status']; limits?: Record<string, number | null> }) =>
      answer(api.PATCH('/api/v1/plans/{code}', { params: { path: { code }, header: ifMatch(etag) }, body })),
    onSuccess: () => stale('plans', 'choices'),
  });
}

function Settings({ plan, etag }: { plan: Plan; etag: string | null }) {
  const [problem, setProblem] = useState<unknown>(null);
  const change = useChangePlanOf(plan.code, etag);
  const form = useForm({
    initialValues: { name: plan.name, limits: typedOf(plan.limits) },
    validateInputOnBlur: true,
    validate: (values) => limitFaults(values.limits),
  });
  return (
    <Paper withBorder p="lg" maw={860}>
      <form
        onSubmit={form.onSubmit(({ name, limits }) =>
          change.mutate(
            { name, limits: limitsChange(limits) },
            {
              onSuccess: () => {
                setProblem(null);
                notifyDone(t.common.saved);
              },
              onError: (error) => setProblem(showFaults(form, error)),
            },
          ),
        )}
        noValidate
      >
        <Stack>
          <TextInput label={texts.name} autoComplete="off" {...form.getInputProps('name')} />
          <LimitFields inputProps={(name) => form.getInputProps(name)} />
          {problem !== null && <ProblemNotice error={problem} />}
          <Group justify="flex-end">
            <Button type="submit" disabled={!form.isDirty()} loading={change.isPending}>
              {t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function Life({ plan, etag }: { plan: Plan; etag: string | null }) {
  const [asking, setAsking] = useState<{ to: Plan['status']; label: string } | null>(null);
  const change = useChangePlanOf(plan.code, etag);
  return (
    <>
      {change.error !== null && asking === null && <ProblemNotice error={change.error} />}
      {STEPS[plan.status].map(({ to, label, harmful }) => (
        <Button
          key={to}
          variant={harmful ? 'outline' : 'default'}
          color={harmful ? 'red' : undefined}
          onClick={() => (harmful ? setAsking({ to, label }) : change.mutate({ status: to }))}
        >
          {label}
        </Button>
      ))}
      {asking !== null && (
        <Modal
          opened
          onClose={() => setAsking(null)}
          title={texts.changeTitle(asking.label)}
          size="lg"
          closeButtonProps={{ 'aria-label': t.common.close }}
        >
          <Stack>
            <Text>{texts.statusMeaning[asking.to]}</Text>
            <PlanImpact code={plan.code} blocks={asking.to === 'retired'} />
            {change.error !== null && <ProblemNotice error={change.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(null)} data-autofocus>
                {t.common.cancel}
              </Button>
              <Button
                color="red"
                loading={change.isPending}
                onClick={() => change.mutate({ status: asking.to }, { onSuccess: () => setAsking(null) })}
              >
                {asking.label}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
}

function PlanImpact({ code, blocks }: { code: string; blocks: boolean }) {
  return (
    <Resource read={usePlanImpact(code)} waiting={<Text mih="3.2em"> </Text>}>
      {({ apps, tenants, lastTokenIssuedAt, items }) => (
        <Stack gap={4}>
          <Text fw={600}>{texts.impact(apps, tenants)}</Text>
          <Text size="sm">
            {texts.lastToken}: <Instant at={lastTokenIssuedAt} />
          </Text>
          {apps > 0 && <Text size="sm">{blocks ? texts.blocked : texts.keep}</Text>}
          {blocks && (
            <List size="sm">
              {items.map((item) => (
                <List.Item key={item.appId}>
                  {item.tenantName}: {item.appName} (<Instant at={item.lastTokenIssuedAt} />)
                </List.Item>
              ))}
            </List>
          )}
        </Stack>
      )}
    </Resource>
  );
}
