import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, answerWithTag, api } from './client';
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

export function useRegionImpact(code: string) {
  return useQuery({
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

export function ifMatch(etag: string | null): { 'If-Match'?: string } {
  return etag === null ? {} : { 'If-Match': etag };
}

/** Tokens and refusals of the whole installation. */
export function useInstallationActivity() {
  return useQuery({
    queryKey: ['activity'],
    queryFn: () => answer(api.GET('/api/v1/activity')),
    refetchInterval: 30_000,
  });
}
