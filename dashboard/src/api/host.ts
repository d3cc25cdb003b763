import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, answerWithTag, api } from './client';
import type { Plan } from './types';
import { useList } from './useList';

export function useTenants() {
  return useList(['tenants'], (cursor) => answer(api.GET('/api/v1/tenants', { params: { query: cursor } })));
}

export function useTenant(id: string) {
  return useQuery({
    queryKey: ['tenants', id],
    queryFn: () => answerWithTag(api.GET('/api/v1/tenants/{tenant}', { params: { path: { tenant: id } } })),
  });
}

export function useTenantApps(id: string) {
  return useList(['tenants', id, 'apps'], (cursor) =>
    answer(api.GET('/api/v1/tenants/{tenant}/apps', { params: { path: { tenant: id }, query: cursor } })),
  );
}

export function useRegions() {
  return useList(['license-regions'], (cursor) =>
    answer(api.GET('/api/v1/license-regions', { params: { query: cursor } })),
  );
}

export function useRegion(code: string) {
  return useQuery({
    queryKey: ['license-regions', code],
    queryFn: () => answerWithTag(api.GET('/api/v1/license-regions/{code}', { params: { path: { code } } })),
  });
}

export function useDatabases(code: string) {
  return useList(['license-regions', code, 'databases'], (cursor) =>
    answer(api.GET('/api/v1/license-regions/{code}/databases', { params: { path: { code }, query: cursor } })),
  );
}

export function useRegionImpact(code: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['license-regions', code, 'impact'],
    queryFn: () => answer(api.GET('/api/v1/license-regions/{code}/impact', { params: { path: { code } } })),
  });
}

export function useDatabaseImpact(code: string, dbCode: string) {
  return useQuery({
    queryKey: ['license-regions', code, 'databases', dbCode, 'impact'],
    queryFn: () =>
      answer(
        api.GET('/api/v1/license-regions/{code}/databases/{dbCode}/impact', { params: { path: { code, dbCode } } }),
      ),
  });
}

export function usePlans() {
  return useList(['plans'], (cursor) => answer(api.GET('/api/v1/plans', { params: { query: cursor } })));
}

/** Every plan, to choose among: all pages of the list. */
export function useAllPlans() {
  return useQuery({
    queryKey: ['plans', { all: true }],
    queryFn: async () => {
      const plans: Plan[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor === null ? {} : { cursor }) };
        const page = await answer(api.GET('/api/v1/plans', { params: { query } }));
        plans.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return plans;
    },
  });
}

export function usePlan(code: string) {
  return useQuery({
    queryKey: ['plans', code],
    queryFn: () => answerWithTag(api.GET('/api/v1/plans/{code}', { params: { path: { code } } })),
  });
}

export function usePlanImpact(code: string) {
  return useQuery({
    queryKey: ['plans', code, 'impact'],
    queryFn: () => answer(api.GET('/api/v1/plans/{code}/impact', { params: { path: { code } } })),
  });
}

export function useSigningKeys() {
  return useList(['signing-keys'], (cursor) => answer(api.GET('/api/v1/signing-keys', { params: { query: cursor } })));
}

export function useResourceServers() {
  return useList(['resource-servers'], (cursor) =>
    answer(api.GET('/api/v1/resource-servers', { params: { query: cursor } })),
  );
}

/** Lets everything under these keys be read again after a change. */
export function useStale() {
  const client = useQueryClient();
  return (...keys: string[]) => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

/** Tokens and refusals of the whole installation. */
export function useInstallationActivity() {
  return useQuery({
    queryKey: ['activity'],
    queryFn: () => answer(api.GET('/api/v1/activity')),
    refetchInterval: 30_000,
  });
}

export type Counted = { label: string; count: number };

/** How many apps each region of the first page carries. */
export function useAppsByRegion() {
  return useQuery({
    queryKey: ['license-regions', { counted: true }],
    queryFn: async (): Promise<Counted[]> => {
      const { items } = await answer(api.GET('/api/v1/license-regions'));
      return Promise.all(
        items.map(async ({ code, name }) => {
          const params = { path: { code } };
          const { apps } = await answer(api.GET('/api/v1/license-regions/{code}/impact', { params }));
          return { label: name, count: apps };
        }),
      );
    },
  });
}

/** How many apps hold each plan of the first page. */
export function useAppsByPlan() {
  return useQuery({
    queryKey: ['plans', { counted: true }],
    queryFn: async (): Promise<Counted[]> => {
      const { items } = await answer(api.GET('/api/v1/plans'));
      return Promise.all(
        items.map(async ({ code, name }) => {
          const { apps } = await answer(api.GET('/api/v1/plans/{code}/impact', { params: { path: { code } } }));
          return { label: name, count: apps };
        }),
      );
    },
  });
}
