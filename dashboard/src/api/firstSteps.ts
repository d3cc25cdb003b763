import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

/** What an installation needs before its first app can be registered. */
export type FirstSteps = {
  region: boolean;
  plan: boolean;
  tenant: boolean;
  activation: boolean;
  invitation: boolean;
  /** The tenant that the last steps are about; null while there is none. */
  tenantId: string | null;
};

const PAGE = { params: { query: { limit: 100 } } } as const;

/** Which of the first steps are done, looked at until all are. Each looks at the first page of a list. */
export function useFirstSteps() {
  return useQuery({
    queryKey: ['first-steps'],
    queryFn: readSteps,
    enabled: ({ state: { data } }) => data === undefined || !areDone(data),
  });
}

/** Whether nothing is left to do. */
export function areDone({ region, plan, tenant, activation, invitation }: FirstSteps): boolean {
  return region && plan && tenant && activation && invitation;
}

async function readSteps(): Promise<FirstSteps> {
  const [regions, plans, tenants] = await Promise.all([
    answer(api.GET('/api/v1/license-regions', PAGE)),
    answer(api.GET('/api/v1/plans', PAGE)),
    answer(api.GET('/api/v1/tenants', PAGE)),
  ]);
  const active = tenants.items.find(({ status }) => status === 'active');
  const tenantId = (active ?? tenants.items[0])?.id ?? null;
  return {
    region: regions.items.some(({ active: on, activeDatabase }) => on && activeDatabase !== null),
    plan: plans.items.some(({ status }) => status === 'active'),
    tenant: tenantId !== null,
    activation: tenants.items.some(({ status }) => status !== 'pending_activation'),
    invitation: tenantId !== null && (await hasPeople(tenantId)),
    tenantId,
  };
}

async function hasPeople(tenant: string): Promise<boolean> {
  const params = { path: { tenant }, query: { limit: 100 } };
  const members = await answer(api.GET('/api/v1/tenants/{tenant}/members', { params }));
  if (members.items.length > 0) {
    return true;
  }
  const invitations = await answer(api.GET('/api/v1/tenants/{tenant}/invitations', { params }));
  return invitations.items.some(({ state }) => state === 'pending' || state === 'accepted');
}
