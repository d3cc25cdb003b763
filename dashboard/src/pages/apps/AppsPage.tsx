import { Anchor, Button, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type AppFilters, type AppSort, useApps, useOwnTenant, usePlanChoices, useRegionChoices } from '../../api/apps';
import { useMember } from '../../api/session';
import type { App, Tenant } from '../../api/types';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { CopyField } from '../../components/CopyField';
import type { Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { Help } from '../../components/Help';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { isTenantAdmin } from '../../layout/access';
import { t } from '../../texts';
import { appState } from './appState';
import { Quota } from './Quota';
import { StateBadge } from './StateBadge';
import { TenantNotice } from './TenantNotice';

const SORTS = Object.entries(t.apps.sorts).map(([value, label]) => ({ value, label }));

function isSort(value: string | null): value is AppSort {
  return value !== null && value in t.apps.sorts;
}

/** The filters stand in the address, so that a link or a reload shows the same list. */
function useFilters(): [AppFilters, (change: Partial<AppFilters>) => void, () => void] {
  const [params, setParams] = useSearchParams();
  const enabled = params.get('enabled');
  const sort = params.get('sort');
  const filters: AppFilters = {
    q: params.get('q') ?? '',
    enabled: enabled === 'true' || enabled === 'false' ? enabled : '',
    region: params.get('region') ?? '',
    plan: params.get('plan') ?? '',
    sort: isSort(sort) ? sort : 'name',
  };
  function change(part: Partial<AppFilters>): void {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(part)) {
          if (value === '' || (name === 'sort' && value === 'name')) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  }
  // At once: what is chosen next is chosen from there.
  return [filters, change, () => setParams({}, { replace: true, flushSync: true })];
}

/** All apps of the tenant. */
export function AppsPage() {
  const member = useMember();
  const [filters, change, clear] = useFilters();
  const [search, setSearch] = useState(filters.q);
  const [settled] = useDebouncedValue(search, 250);
  const list = useApps(filters);
  const tenant = useOwnTenant();
  const regions = useRegionChoices();
  const plans = usePlanChoices();
  const filtered = filters.q !== '' || filters.enabled !== '' || filters.region !== '' || filters.plan !== '';
  const admin = isTenantAdmin(member);

  useEffect(() => {
    if (settled !== filters.q) {
      change({ q: settled });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a settled search changes the address
  }, [settled]);

  const lead = (
    <>
      <Help topic="app">{t.apps.lead}</Help>
      {tenant.data !== undefined && <Quota tenant={tenant.data} />}
    </>
  );
  const register = admin ? (
    <Button component={Link} to="/apps/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t.apps.register}
    </Button>
  ) : undefined;

  if (list.data?.pages[0]?.items.length === 0 && !filtered && !list.isPlaceholderData) {
    return (
      <Page title={t.apps.title} lead={lead}>
        <TenantNotice tenant={tenant.data} />
        <EmptyState title={t.apps.empty.title} text={t.apps.empty.text}>
          {register ?? <Text>{t.apps.empty.viewer}</Text>}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t.apps.title} lead={lead} actions={register}>
      <TenantNotice tenant={tenant.data} />
      <SimpleGrid cols={{ base: 2, md: 5 }} spacing="sm" role="search">
        <TextInput
          label={t.apps.search}
          placeholder={t.apps.searchHint}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          type="search"
        />
        <Select
          label={t.apps.filterState}
          data={[
            { value: '', label: t.apps.anyState },
            { value: 'true', label: t.apps.enabledOnly },
            { value: 'false', label: t.apps.disabledOnly },
          ]}
          value={filters.enabled}
          allowDeselect={false}
          onChange={(value) => change({ enabled: value ?? '' })}
        />
        <ChoiceSelect
          read={regions}
          label={t.apps.filterRegion}
          data={choices(t.apps.anyRegion, regions.data?.items, filters.region)}
          value={filters.region}
          allowDeselect={false}
          onChange={(value) => change({ region: value ?? '' })}
        />
        <ChoiceSelect
          read={plans}
          label={t.apps.filterPlan}
          data={choices(t.apps.anyPlan, plans.data?.items, filters.plan)}
          value={filters.plan}
          allowDeselect={false}
          onChange={(value) => change({ plan: value ?? '' })}
        />
        <Select
          label={t.apps.sort}
          data={SORTS}
          value={filters.sort}
          allowDeselect={false}
          onChange={(value) => change({ sort: (value ?? 'name') as AppSort })}
        />
      </SimpleGrid>
      <Found
        list={list}
        tenant={tenant.data}
        clear={() => {
          setSearch('');
          clear();
        }}
      />
    </Page>
  );
}

/** What fits the filters, in the frame that all lists have. */
function Found({
  list,
  tenant,
  clear,
}: {
  list: ReturnType<typeof useApps>;
  tenant: Tenant | undefined;
  clear: () => void;
}) {
  return (
    <ListView
      label={t.apps.title}
      list={list}
      rowKey={(app) => app.id}
      columns={columns(tenant)}
      minWidth={760}
      empty={
        <EmptyState title={t.apps.nothingFound.title} text={t.apps.nothingFound.text}>
          <Button variant="default" onClick={clear}>
            {t.apps.nothingFound.clear}
          </Button>
        </EmptyState>
      }
    />
  );
}

function choices(any: string, items: { code: string; name: string }[] | undefined, chosen: string) {
  const known = items ?? [];
  return [
    { value: '', label: any },
    ...known.map(({ code, name }) => ({ value: code, label: name })),
    ...(chosen === '' || known.some(({ code }) => code === chosen) ? [] : [{ value: chosen, label: chosen }]),
  ];
}

function columns(tenant: Tenant | undefined): Column<App>[] {
  return [
    {
      title: t.apps.columns.name,
      cell: (app) => (
        <>
          <Anchor component={Link} to={`/apps/${app.id}`} fw={600}>
            {app.name}
          </Anchor>
          <CopyField value={app.clientId} label={app.clientId} />
        </>
      ),
    },
    { title: t.apps.columns.region, cell: (app) => app.licenseRegion.name },
    {
      title: t.apps.columns.domains,
      cell: (app) =>
        app.allowedDomains.length === 0 ? <None /> : app.allowedDomains.filter((domain) => domain !== null).join(', '),
    },
    { title: t.apps.columns.plan, cell: (app) => app.plan?.name ?? <None /> },
    { title: t.apps.columns.state, cell: (app) => <StateBadge state={appState(app, tenant)} /> },
    { title: t.apps.columns.lastToken, cell: (app) => <Instant at={app.lastTokenIssuedAt} /> },
  ];
}

function None() {
  return (
    <Text span size="sm" c="dimmed">
      {t.common.none}
    </Text>
  );
}
