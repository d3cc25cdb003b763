import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { everyPage } from './everyPage';
import { sendMerged } from './merge';
import type { components } from './schema';
import { useStale } from './stale';
import type { App, TenantOfHost } from './types';
import { useList } from './useList';
import { useMergedChange } from './useMergedChange';

export type TenantFields = Pick<TenantOfHost, 'name' | 'appLimit' | 'planPolicy' | 'secretMaxAge' | 'status'>;

function tenantQuery(id: string) {
  return {
    queryKey: ['tenants', id],
    queryFn: () => answerWithTag(api.GET('/api/v1/tenants/{tenant}', { params: { path: { tenant: id } } })),
  };
}

export function tenantFields({ name, appLimit, planPolicy, secretMaxAge, status }: TenantOfHost): TenantFields {
  return { name, appLimit, planPolicy, secretMaxAge, status };
}

export function useTenants() {
  return useList(['tenants'], (cursor) => answer(api.GET('/api/v1/tenants', { params: { query: cursor } })));
}

/** Every tenant, to choose among: all pages of the list. */
export function useAllTenants(enabled = true) {
  return useQuery({
    queryKey: ['tenants', { all: true }],
    queryFn: () => everyPage((query) => answer(api.GET('/api/v1/tenants', { params: { query } }))),
    enabled,
  });
}

export function useTenant(id: string) {
  return useQuery(tenantQuery(id));
}

export function useTenantApps(id: string) {
  return useList(['tenants', id, 'apps'], (cursor) =>
    answer(api.GET('/api/v1/tenants/{tenant}/apps', { params: { path: { tenant: id }, query: cursor } })),
  );
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
 * Assigns a plan to an app of a tenant, or takes it away. An operator cannot read one app and its version, so that what the
 * list says now is compared.
 */
export function useAssignPlan(tenant: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ app, plan }: { app: App; plan: string | null }) =>
      sendMerged({
        base: { plan: app.plan?.code ?? null },
        mine: { plan },
        stored: null,
        read: async () => {
          const { items } = await answer(
            api.GET('/api/v1/tenants/{tenant}/apps', { params: { path: { tenant }, query: { q: app.clientId } } }),
          );
          const now = items.find(({ id }) => id === app.id) ?? app;
          return { data: { plan: now.plan?.code ?? null }, etag: null };
        },
        send: async () => {
          const params = { path: { tenant, id: app.id } };
          if (plan === null) {
            await answer(api.DELETE('/api/v1/tenants/{tenant}/apps/{id}/plan', { params }));
          } else {
            await answer(api.PUT('/api/v1/tenants/{tenant}/apps/{id}/plan', { params, body: { plan } }));
          }
        },
      }),
    onSettled: () => stale('tenants'),
  });
}
