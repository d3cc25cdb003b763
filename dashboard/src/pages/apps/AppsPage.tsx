import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useApps, useOwnTenant, usePlanChoices, useRegionChoices, useUsage } from '../../api/apps';
import { changeOwnApp } from '../../api/manyApps';
import { EmptyState } from '../../components/EmptyState';
import { Help } from '../../components/Help';
import { Page } from '../../components/Page';
import { useMay } from '../../layout/access';
import { t } from '../../texts';
import { appColumns } from './appColumns';
import { AppFilterFields } from './AppFilterFields';
import { AppList } from './AppList';
import type { BulkAction } from './BulkBar';
import { itemsOf } from './itemsOf';
import { Quota } from './Quota';
import { TenantNotice } from './TenantNotice';
import { useAppFilters } from './useAppFilters';

/** All apps of the tenant. */
export function AppsPage() {
  const narrowing = useAppFilters();
  const list = useApps(narrowing.filters);
  const usage = useUsage(list.data?.pages ?? []);
  const tenant = useOwnTenant();
  const regions = itemsOf(useRegionChoices());
  const plans = itemsOf(usePlanChoices());
  const mayRegister = useMay('create-apps');
  const mayChange = useMay('manage-apps');
  const mayAssign = useMay('assign-plans');

  const active = tenant.data?.status === 'active';
  const actions: BulkAction[] = [
    ...(mayChange && active ? (['enable'] as const) : []),
    ...(mayChange ? (['disable'] as const) : []),
    ...(mayAssign && active && tenant.data?.planPolicy === 'open' ? (['plan'] as const) : []),
  ];

  const lead = (
    <>
      <Help topic="app">{t.apps.lead}</Help>
      {tenant.data !== undefined && <Quota tenant={tenant.data} />}
    </>
  );
  const register = mayRegister ? (
    <Button component={Link} to="/apps/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t.apps.register}
    </Button>
  ) : undefined;

  if (list.data?.pages[0]?.items.length === 0 && !narrowing.isNarrowed && !list.isPlaceholderData) {
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
      <AppFilterFields of={narrowing} regions={regions} plans={plans} />
      <AppList
        list={list}
        total={tenant.data?.appsInUse}
        narrowing={narrowing}
        columns={appColumns({ to: (app) => `/apps/${app.id}`, tenantStatus: tenant.data?.status, usage })}
        bulk={{ actions, plans, change: changeOwnApp }}
      />
    </Page>
  );
}
