import {
  Anchor,
  Breadcrumbs,
  Button,
  Group,
  NumberInput,
  Paper,
  Select,
  Stack,
  Tabs,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, api, ifMatch, type Versioned } from '../../api/client';
import { useAllPlans, useStale, useTenant, useTenantApps } from '../../api/host';
import type { App, TenantOfHost } from '../../api/types';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { ConfirmByName } from '../../components/ConfirmByName';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { notifyDone } from '../../components/notify';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Resource } from '../../components/Resource';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';
import { NotFoundPage } from '../NotFoundPage';
import { PeopleOfTenant } from '../people/PeopleOfTenant';
import { TenantStatus } from './TenantStatus';

const texts = t.host.tenants;

/** One tenant: its life, its limits, its apps and its people. */
export function TenantPage() {
  const { id = '' } = useParams();
  return (
    <Resource key={id} read={useTenant(id)} missing={<NotFoundPage />}>
      {(tenant) => <TheTenant tenant={tenant} />}
    </Resource>
  );
}

function TheTenant({ tenant: { data, etag } }: { tenant: Versioned<TenantOfHost> }) {
  return (
    <>
      <Breadcrumbs maw={1200} mx="auto" mb="xs">
        <Anchor component={Link} to="/tenants" size="sm">
          {texts.title}
        </Anchor>
        <Text size="sm">{data.name}</Text>
      </Breadcrumbs>
      <Page
        title={data.name}
        lead={<TenantStatus status={data.status} />}
        actions={<LifeCycle tenant={data} etag={etag} />}
      >
        <Tabs defaultValue="settings" keepMounted={false} keepMountedMode="display-none">
          <Tabs.List>
            <Tabs.Tab value="settings">{texts.settings}</Tabs.Tab>
            <Tabs.Tab value="apps">{texts.apps}</Tabs.Tab>
            <Tabs.Tab value="members">{texts.members}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="settings" pt="lg" keepMounted>
            <Settings key={etag} tenant={data} etag={etag} />
          </Tabs.Panel>
          <Tabs.Panel value="apps" pt="lg">
            <Apps tenant={data} />
          </Tabs.Panel>
          <Tabs.Panel value="members" pt="lg">
            <PeopleOfTenant tenant={data.id} />
          </Tabs.Panel>
        </Tabs>
      </Page>
    </>
  );
}

function useChangeTenant(tenant: TenantOfHost, etag: string | null) {
  const stale = useStale();
  return (body: {
    name?: string;
    appLimit?: number;
    planPolicy?: 'open' | 'assigned';
    status?: 'active' | 'suspended';
  }) =>
    answer(
      api.PATCH('/api/v1/tenants/{tenant}', { params: { path: { tenant: tenant.id }, header: ifMatch(etag) }, body }),
    ).then(() => stale('tenants'));
}

function LifeCycle({ tenant, etag }: { tenant: TenantOfHost; etag: string | null }) {
  const [suspending, setSuspending] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const change = useChangeTenant(tenant, etag);

  async function to(status: 'active' | 'suspended') {
    setPending(true);
    setProblem(null);
    try {
      await change({ status });
      setSuspending(false);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      {problem !== null && !suspending && <ProblemNotice error={problem} />}
      {tenant.status === 'active' ? (
        <Button color="red" variant="outline" onClick={() => setSuspending(true)}>
          {texts.suspend}
        </Button>
      ) : (
        <Button onClick={() => void to('active')} loading={pending}>
          {texts.activate}
        </Button>
      )}
      {suspending && (
        <ConfirmByName
          title={texts.suspendTitle}
          name={tenant.name}
          action={texts.suspend}
          pending={pending}
          error={problem}
          onConfirm={() => void to('suspended')}
          onClose={() => setSuspending(false)}
        >
          <Text>{texts.suspendText}</Text>
        </ConfirmByName>
      )}
    </>
  );
}

function Settings({ tenant, etag }: { tenant: TenantOfHost; etag: string | null }) {
  const [problem, setProblem] = useState<unknown>(null);
  const change = useChangeTenant(tenant, etag);
  const form = useForm({
    initialValues: { name: tenant.name, appLimit: tenant.appLimit as number | '', planPolicy: tenant.planPolicy },
  });

  async function save({ name, appLimit, planPolicy }: typeof form.values) {
    setProblem(null);
    try {
      await change({ name, planPolicy, ...(appLimit === '' ? {} : { appLimit }) });
      notifyDone(t.common.saved);
    } catch (error) {
      setProblem(showFaults(form, error));
    }
  }

  return (
    <Paper withBorder p="lg" maw={640}>
      <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
        <Stack>
          <TextInput label={texts.name} autoComplete="off" {...form.getInputProps('name')} />
          <NumberInput label={texts.appLimit} min={0} allowDecimal={false} {...form.getInputProps('appLimit')} />
          <Select
            label={texts.planPolicy}
            data={Object.entries(texts.policies).map(([value, label]) => ({ value, label }))}
            allowDeselect={false}
            {...form.getInputProps('planPolicy')}
          />
          {problem !== null && <ProblemNotice error={problem} />}
          <Group justify="flex-end">
            <Button type="submit" disabled={!form.isDirty()}>
              {t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function Apps({ tenant }: { tenant: TenantOfHost }) {
  const [changing, setChanging] = useState<App | null>(null);
  return (
    <>
      <ListView
        label={texts.apps}
        list={useTenantApps(tenant.id)}
        rowKey={(app) => app.id}
        columns={[
          { title: t.apps.columns.name, cell: (app) => app.name },
          { title: t.apps.columns.region, cell: (app) => app.licenseRegion.name },
          { title: t.apps.columns.plan, cell: (app) => app.plan?.name ?? t.common.none },
          { title: t.apps.columns.lastToken, cell: (app) => <Instant at={app.lastTokenIssuedAt} /> },
          {
            title: t.common.actions,
            cell: (app) => (
              <Button size="xs" variant="default" onClick={() => setChanging(app)}>
                {texts.changePlan}
              </Button>
            ),
          },
        ]}
        empty={<EmptyState title={texts.noApps} text={t.apps.empty.text} />}
      />
      {changing !== null && <PlanOfApp tenant={tenant.id} app={changing} onClose={() => setChanging(null)} />}
    </>
  );
}

function PlanOfApp({ tenant, app, onClose }: { tenant: string; app: App; onClose: () => void }) {
  const plans = useAllPlans();
  const stale = useStale();
  const form = useForm({ initialValues: { plan: app.plan?.code ?? '' } });
  const params = { path: { tenant, id: app.id } };
  return (
    <FormModal
      title={`${texts.changePlan}: ${app.name}`}
      form={form}
      submit={async ({ plan }) => {
        if (plan === '') {
          await answer(api.DELETE('/api/v1/tenants/{tenant}/apps/{id}/plan', { params }));
        } else {
          await answer(api.PUT('/api/v1/tenants/{tenant}/apps/{id}/plan', { params, body: { plan } }));
        }
        await stale('tenants');
      }}
      onClose={onClose}
    >
      <ChoiceSelect
        read={plans}
        label={t.apps.fields.plan}
        data={[
          { value: '', label: t.apps.fields.noPlan },
          ...(plans.data ?? [])
            .filter((plan) => plan.status === 'active' || plan.code === app.plan?.code)
            .map((plan) => ({ value: plan.code, label: plan.name })),
        ]}
        allowDeselect={false}
        {...form.getInputProps('plan')}
      />
    </FormModal>
  );
}
