import { Anchor, Breadcrumbs, Button, Group, List, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Versioned } from '../../api/client';
import { PLAN_MERGERS, type PlanFields, planFields, useChangePlan, usePlan, usePlanImpact } from '../../api/plans';
import { useAllResourceServers } from '../../api/resourceServers';
import type { OpenedApi, Plan } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { CopyField } from '../../components/CopyField';
import { EditFooter } from '../../components/EditFooter';
import { Instant } from '../../components/Instant';
import { Page } from '../../components/Page';
import { Resource } from '../../components/Resource';
import { useEdit } from '../../components/useEdit';
import { EditableBy, IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { numberText } from '../../texts/numbers';
import { NotFoundPage } from '../NotFoundPage';
import { LimitFieldset } from './LimitFieldset';
import { limitFaults, showPlanFaults, shownLimits, typedLimits, type TypedLimits } from './limitsForm';
import { OpenedApis } from './OpenedApis';
import { PlanStatus } from './PlanStatus';

const texts = t.host.plans;

type Step = Exclude<Plan['status'], 'draft'>;

/** The steps a plan can take, forwards and back (rules §4). */
const STEPS: Record<Plan['status'], { to: Step; label: string; harmful: boolean }[]> = {
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

/** One plan: its limits, what it opens, and its life. */
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
            <CopyField value={data.code} label={texts.code} />
            <PlanStatus status={data.status} />
            <Text span size="sm">
              {texts.statusMeaning[data.status]}
            </Text>
          </Group>
        }
        actions={
          <IfMay right="manage-installation">
            <Life plan={data} etag={etag} />
          </IfMay>
        }
      >
        <Settings plan={data} etag={etag} />
      </Page>
    </>
  );
}

type Typed = { name: string; apis: OpenedApi[] } & TypedLimits;

const LABELS: Record<keyof PlanFields, string> = {
  name: texts.name,
  status: texts.columns.status,
  apis: texts.apis.title,
  ...t.apps.page.limits,
};

function Settings({ plan, etag }: { plan: Plan; etag: string | null }) {
  const change = useChangePlan(plan.code);
  const servers = useAllResourceServers();
  const fields = planFields(plan);
  const form = useForm<Typed>({
    initialValues: { name: plan.name, apis: fields.apis, ...shownLimits(fields) },
    validateInputOnBlur: true,
    validate: limitFaults,
  });
  const edit = useEdit<Typed, PlanFields>({
    stored: { data: fields, etag },
    form,
    typed: (values) => ({ name: values.name, status: plan.status, apis: values.apis, ...typedLimits(values) }),
    shown: (shown) => ({ name: shown.name, apis: shown.apis, ...shownLimits(shown) }),
    send: change.mutateAsync,
    within: `/plans/${plan.code}`,
    faults: showPlanFaults,
    mergers: PLAN_MERGERS,
  });
  const nameOf = (id: string) => servers.data?.find((server) => server.id === id)?.name ?? id;
  return (
    <Paper withBorder p="lg" maw={860}>
      <form onSubmit={edit.onSubmit} noValidate>
        <EditableBy right="manage-installation">
          <Stack>
            <TextInput label={texts.name} autoComplete="off" {...form.getInputProps('name')} />
            <LimitFieldset inputProps={(name) => form.getInputProps(name)} />
            <OpenedApis
              opened={form.getValues().apis}
              onChange={(apis) => form.setFieldValue('apis', apis)}
              faultAt={(place) => faultAt(form.errors, `apis.${place}`)}
            />
            <IfMay right="manage-installation">
              <EditFooter edit={edit} labels={LABELS} textOf={(value) => textOf(value, nameOf)} />
            </IfMay>
          </Stack>
        </EditableBy>
      </form>
    </Paper>
  );
}

/** What is wrong in a part of the form. */
function faultAt(errors: Record<string, ReactNode>, part: string): ReactNode {
  return Object.entries(errors).find(([field]) => field === part || field.startsWith(`${part}.`))?.[1];
}

function textOf(value: PlanFields[keyof PlanFields], nameOf: (api: string) => string): string {
  if (Array.isArray(value)) {
    return value.map(({ resourceServer, scopes }) => `${nameOf(resourceServer)}: ${scopes.join(' ')}`).join('\n');
  }
  return value === null ? t.apps.page.unlimited : typeof value === 'number' ? numberText(value) : value;
}

function Life({ plan, etag }: { plan: Plan; etag: string | null }) {
  const [asking, setAsking] = useState<{ to: Step; label: string } | null>(null);
  const change = useChangePlan(plan.code);
  const to = (status: Plan['status']) =>
    change.mutateAsync({ base: planFields(plan), mine: { status }, stored: { data: planFields(plan), etag } });
  return (
    <>
      {STEPS[plan.status].map(({ to: status, label, harmful }) =>
        harmful ? (
          <Button key={status} variant="outline" color="red" onClick={() => setAsking({ to: status, label })}>
            {label}
          </Button>
        ) : (
          <ActionButton key={status} act={() => to(status)}>
            {label}
          </ActionButton>
        ),
      )}
      {asking !== null && (
        <Confirm
          title={texts.changeTitles[asking.to]}
          action={asking.label}
          act={() => to(asking.to)}
          onClose={() => setAsking(null)}
        >
          <Text>{texts.statusMeaning[asking.to]}</Text>
          <PlanImpact code={plan.code} blocks={asking.to === 'retired'} />
        </Confirm>
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
