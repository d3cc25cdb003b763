import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { type AppFilters, appListQuery } from './apps';
import { answer, answerWithTag, api, ifMatch } from './client';
import { everyPage } from './everyPage';
import type { AppState, ChangeApp } from './manyApps';
import { sendMerged } from './merge';
import type { components } from './schema';
import { useStale } from './stale';
import type { App, TenantOfHost } from './types';
import { useMergedChange } from './useMergedChange';

export type TenantFields = Pick<
  TenantOfHost,
  'name' | 'appLimit' | 'planPolicy' | 'secretMaxAge' | 'secondFactor' | 'status'
>;

function tenantQuery(id: string) {
  return {
    queryKey: ['tenants', id],
    queryFn: () => answerWithTag(api.GET('/api/v1/tenants/{tenant}', { params: { path: { tenant: id } } })),
  };
}

export function tenantFields({
  name,
  appLimit,
  planPolicy,
  secretMaxAge,
  secondFactor,
  status,
}: TenantOfHost): TenantFields {
  return { name, appLimit, planPolicy, secretMaxAge, secondFactor, status };
}

/** The tenants whose name has this in it, or the one that has this id; all for the empty text. */
export function useTenants(text: string) {
  return useInfiniteQuery({
    queryKey: ['tenants', { list: text }],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/tenants', {
          params: { query: { ...asked(text), ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const FOUND = 8;

/** The first of them. */
export function useFoundTenants(text: string, enabled = true) {
  return useQuery({
    queryKey: ['tenants', { found: text }],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await answer(api.GET('/api/v1/tenants', { params: { query: { limit: FOUND, ...asked(text) } } }))).items,
    enabled,
  });
}

function asked(text: string) {
  return text === '' ? {} : { q: text };
}

export function useTenant(id: string) {
  return useQuery(tenantQuery(id));
}

export function useTenantApps(id: string, filters: AppFilters) {
  return useInfiniteQuery({
    queryKey: ['tenants', id, 'apps', filters],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/tenants/{tenant}/apps', {
          params: { path: { tenant: id }, query: appListQuery(filters, pageParam) },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** One app of a tenant, by its client id or id; null if there is none. */
export function useTenantApp(id: string, app: string) {
  return useQuery({
    queryKey: ['tenants', id, 'apps', 'one', app],
    queryFn: async () => (await findApp(id, app)) ?? null,
  });
}

/** How many secrets of a tenant are older than an age, asked before it is set. */
export function useSecretAgeImpact(tenant: string, secretMaxAge: string | null) {
  return useQuery({
    queryKey: ['tenants', tenant, 'secret-age', secretMaxAge],
    queryFn: () =>
      answer(
        api.GET('/api/v1/tenants/{tenant}/secret-age/impact', {
          params: { path: { tenant }, query: { secretMaxAge: secretMaxAge ?? '' } },
        }),
      ),
    enabled: secretMaxAge !== null,
    retry: false,
  });
}

export function useRegisterTenant() {
  const stale = useStale();
  return useMutation({
    mutationFn: (body: components['schemas']['TenantRegistration']) => answer(api.POST('/api/v1/tenants', { body })),
    onSuccess: () => stale('tenants'),
  });
}

export function useChangeTenant(id: string) {
  const stale = useStale();
  return useMergedChange({
    ...tenantQuery(id),
    fieldsOf: tenantFields,
    send: (body, etag) =>
      answerWithTag(
        api.PATCH('/api/v1/tenants/{tenant}', { params: { path: { tenant: id }, header: ifMatch(etag) }, body }),
      ),
    stale: () => stale('tenants'),
  });
}

/**
 * Assigns plans to apps of a tenant, or takes them away. An operator cannot read one app and its version, so that what the list
 * says now is compared.
 */
export function changeAppOf(tenant: string): ChangeApp {
  return (app, base, { plan }) =>
    sendMerged<Pick<AppState, 'plan'>, unknown>({
      base,
      mine: { plan },
      stored: null,
      read: async () => ({ data: { plan: (await findApp(tenant, app.clientId))?.plan?.code ?? null }, etag: null }),
      send: (change) => {
        const params = { path: { tenant, id: app.id } };
        return typeof change.plan === 'string'
          ? answer(api.PUT('/api/v1/tenants/{tenant}/apps/{id}/plan', { params, body: { plan: change.plan } }))
          : answer(api.DELETE('/api/v1/tenants/{tenant}/apps/{id}/plan', { params }));
      },
    });
}

/** Operators read the apps of a tenant as a list, which can be asked for a client id, but for no id. */
async function findApp(tenant: string, app: string): Promise<App | undefined> {
  const asked = app.startsWith('mm_') ? { q: app } : {};
  const items = await everyPage((page) =>
    answer(api.GET('/api/v1/tenants/{tenant}/apps', { params: { path: { tenant }, query: { ...page, ...asked } } })),
  );
  return items.find(({ id, clientId }) => id === app || clientId === app);
}
