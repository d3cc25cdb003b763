import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAllPlans } from '../../api/plans';
import { useAllRegions } from '../../api/regions';
import { changeAppOf, useTenantApps } from '../../api/tenants';
import type { App, TenantOfHost } from '../../api/types';
import { EmptyState } from '../../components/EmptyState';
import { useMay } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { appColumns } from '../apps/appColumns';
import { AppFilterFields } from '../apps/AppFilterFields';
import { AppList } from '../apps/AppList';
import { BulkChange } from '../apps/BulkChange';
import { useAppFilters } from '../apps/useAppFilters';

const texts = t.host.tenants;

/** The apps of a tenant, for operators: to look at, and to give plans to. */
export function TenantApps({ tenant }: { tenant: TenantOfHost }) {
  const narrowing = useAppFilters();
  const list = useTenantApps(tenant.id, narrowing.filters);
  const regions = useAllRegions();
  const plans = useAllPlans();
  const assignable = { ...plans, data: plans.data?.filter(({ status }) => status === 'active') };
  const [changing, setChanging] = useState<App | null>(null);
  const change = changeAppOf(tenant.id);
  const mayAssign = useMay('manage-installation');
  if (list.data?.pages[0]?.items.length === 0 && !narrowing.isNarrowed && !list.isPlaceholderData) {
    return <EmptyState title={texts.noApps} text={t.apps.empty.text} />;
  }
  return (
    <>
      <AppFilterFields of={narrowing} regions={regions} plans={plans} />
      <AppList
        list={list}
        narrowing={narrowing}
        columns={[
          ...appColumns({ to: (app) => `/tenants/${tenant.id}/apps/${app.clientId}`, tenantStatus: tenant.status }),
          {
            title: t.common.actions,
            cell: (app) => (
              <IfMay right="manage-installation">
                <Button size="xs" variant="default" onClick={() => setChanging(app)}>
                  {texts.changePlan}
                </Button>
              </IfMay>
            ),
          },
        ]}
        bulk={{ actions: mayAssign ? ['plan'] : [], plans: assignable, change }}
      />
      {changing !== null && (
        <BulkChange
          action="plan"
          apps={[changing]}
          plans={assignable}
          change={change}
          onDone={() => undefined}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}
