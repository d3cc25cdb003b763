import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import type { AppChange, NewApp, RegisteredApp } from './types';

/** What the list of apps is narrowed to and ordered by; what is empty narrows nothing. */
export type AppFilters = { q: string; enabled: '' | 'true' | 'false'; region: string; plan: string; sort: AppSort };
export type AppSort = 'name' | '-name' | 'createdAt' | '-createdAt';

export const appKeys = {
  all: ['apps'] as const,
  list: (filters: AppFilters) => ['apps', 'list', filters] as const,
  one: (id: string) => ['apps', 'one', id] as const,
  issuance: (id: string) => ['apps', 'one', id, 'issuance'] as const,
  activity: (id: string) => ['apps', 'one', id, 'activity'] as const,
};

export function useApps(filters: AppFilters) {
  return useInfiniteQuery({
    queryKey: appKeys.list(filters),
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/apps', {
          params: {
            query: {
              sort: filters.sort,
              ...(filters.q === '' ? {} : { q: filters.q }),
              ...(filters.enabled === '' ? {} : { enabled: filters.enabled === 'true' }),
              ...(filters.region === '' ? {} : { region: filters.region }),
              ...(filters.plan === '' ? {} : { plan: filters.plan }),
              ...(pageParam === undefined ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** An app with its version, which every change of it sends along. */
export function useApp(id: string) {
  return useQuery({
    queryKey: appKeys.one(id),
    queryFn: () => answerWithTag(api.GET('/api/v1/apps/{id}', { params: { path: { id } } })),
  });
}

export function useIssuance(id: string) {
  return useQuery({
    queryKey: appKeys.issuance(id),
    queryFn: () => answer(api.GET('/api/v1/apps/{id}/issuance', { params: { path: { id } } })),
  });
}

export function useActivity(id: string, enabled = true) {
  return useQuery({
    queryKey: appKeys.activity(id),
    queryFn: () => answer(api.GET('/api/v1/apps/{id}/activity', { params: { path: { id } } })),
    refetchInterval: 15_000,
    enabled,
  });
}

export function useOwnTenant() {
  return useQuery({ queryKey: ['tenant'], queryFn: () => answer(api.GET('/api/v1/tenant')) });
}

export function useRegionChoices() {
  return useQuery({
    queryKey: ['choices', 'license-regions'],
    queryFn: () => answer(api.GET('/api/v1/choices/license-regions')),
  });
}

export function usePlanChoices() {
  return useQuery({ queryKey: ['choices', 'plans'], queryFn: () => answer(api.GET('/api/v1/choices/plans')) });
}

/** Asks the server what would be stored; stores nothing. */
export function dryRun(body: NewApp) {
  return answer(api.POST('/api/v1/apps', { params: { query: { dryRun: true } }, body }));
}

function useAppsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: appKeys.all });
}

/** Registers an app. The answer holds the secret: it is kept by the caller only, never in a cache. */
export function useRegisterApp() {
  const changed = useAppsChanged();
  return useMutation({
    gcTime: 0,
    mutationFn: async (body: NewApp) => (await answer(api.POST('/api/v1/apps', { body }))) as RegisteredApp,
    onSuccess: changed,
  });
}

type Versioned = { id: string; etag: string | null };

export function useChangeApp() {
  const changed = useAppsChanged();
  return useMutation({
    mutationFn: ({ id, etag, change }: Versioned & { change: AppChange }) =>
      answer(api.PATCH('/api/v1/apps/{id}', { params: { path: { id }, header: ifMatch(etag) }, body: change })),
    onSuccess: changed,
  });
}

export function useChangePlan() {
  const changed = useAppsChanged();
  return useMutation({
    mutationFn: async ({ id, etag, plan }: Versioned & { plan: string | null }) => {
      const params = { path: { id }, header: ifMatch(etag) };
      if (plan === null) {
        await answer(api.DELETE('/api/v1/apps/{id}/plan', { params }));
      } else {
        await answer(api.PUT('/api/v1/apps/{id}/plan', { params, body: { plan } }));
      }
    },
    onSuccess: changed,
  });
}

/** Makes a new secret; what is said of `useRegisterApp` holds here too. */
export function useRegenerateSecret() {
  const changed = useAppsChanged();
  return useMutation({
    gcTime: 0,
    mutationFn: ({ id, etag }: Versioned) =>
      answer(api.POST('/api/v1/apps/{id}/secret', { params: { path: { id }, header: ifMatch(etag) } })),
    onSuccess: changed,
  });
}

export function useDeleteApp() {
  const changed = useAppsChanged();
  return useMutation({
    mutationFn: ({ id, etag }: Versioned) =>
      answer(api.DELETE('/api/v1/apps/{id}', { params: { path: { id }, header: ifMatch(etag) } })),
    onSuccess: changed,
  });
}
