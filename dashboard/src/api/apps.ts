import { keepPreviousData, useInfiniteQuery, useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { isProblem } from './problem';
import { useStale } from './stale';
import type { App, NewApp, RegisteredApp, TypedPublicKey, Usage } from './types';
import { useMergedChange } from './useMergedChange';

/** What the list of apps is narrowed to and ordered by; what is empty narrows nothing. */
export type AppFilters = { q: string; enabled: '' | 'true' | 'false'; region: string; plan: string; sort: AppSort };
export type AppSort = 'name' | '-name' | 'createdAt' | '-createdAt';

/** The token that an app might ask for; what is empty is not said. */
export type AskedToken = { resource: string; scope: string };

export const appKeys = {
  all: ['apps'] as const,
  list: (filters: AppFilters) => ['apps', 'list', filters] as const,
  one: (id: string) => ['apps', 'one', id] as const,
  issuance: (id: string, asked: AskedToken) => ['apps', 'one', id, 'issuance', asked] as const,
  activity: (id: string) => ['apps', 'one', id, 'activity'] as const,
};

export function appListQuery(filters: AppFilters, cursor: string | undefined) {
  return {
    sort: filters.sort,
    ...(filters.q === '' ? {} : { q: filters.q }),
    ...(filters.enabled === '' ? {} : { enabled: filters.enabled === 'true' }),
    ...(filters.region === '' ? {} : { region: filters.region }),
    ...(filters.plan === '' ? {} : { plan: filters.plan }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

export function useApps(filters: AppFilters) {
  return useInfiniteQuery({
    queryKey: appKeys.list(filters),
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/api/v1/apps', { params: { query: appListQuery(filters, pageParam) } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const FOUND = 8;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The first apps whose name or client id has this in it, or the one that has this id. */
export function useFoundApps(text: string, enabled: boolean) {
  return useQuery({
    queryKey: ['apps', 'found', text],
    placeholderData: keepPreviousData,
    queryFn: async () => (ID.test(text) ? withId(text) : withWords(text)),
    enabled,
  });
}

async function withWords(text: string): Promise<App[]> {
  const query = { limit: FOUND, ...(text === '' ? {} : { q: text }) };
  return (await answer(api.GET('/api/v1/apps', { params: { query } }))).items;
}

async function withId(id: string): Promise<App[]> {
  try {
    return [await answer(api.GET('/api/v1/apps/{id}', { params: { path: { id: id.toLowerCase() } } }))];
  } catch (error) {
    if (isProblem(error, 'not_found')) {
      return [];
    }
    throw error;
  }
}

/** What of an app its settings change. */
export type AppSettings = Pick<App, 'name' | 'enabled' | 'allowedDomains' | 'redirectUris' | 'postLogoutRedirectUris'>;

export function appSettings(app: App): AppSettings {
  const { name, enabled, allowedDomains, redirectUris, postLogoutRedirectUris } = app;
  return { name, enabled, allowedDomains, redirectUris, postLogoutRedirectUris };
}

export function appQuery(id: string) {
  return {
    queryKey: appKeys.one(id),
    queryFn: () => answerWithTag(api.GET('/api/v1/apps/{id}', { params: { path: { id } } })),
  };
}

/** An app with its version, which every change of it sends along. */
export function useApp(id: string) {
  return useQuery(appQuery(id));
}

export function useIssuance(id: string, asked: AskedToken) {
  return useQuery({
    queryKey: appKeys.issuance(id, asked),
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = Object.fromEntries(Object.entries(asked).filter(([, text]) => text !== ''));
      return answer(api.GET('/api/v1/apps/{id}/issuance', { params: { path: { id }, query } }));
    },
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

/** What apps did in the last week, by their ids; each page of a list is asked for by itself. */
export function useUsage(pages: { items: App[] }[]): ReadonlyMap<string, Usage['days']> {
  return useQueries({
    queries: pages
      .map(({ items }) => items.map(({ id }) => id))
      .filter((ids) => ids.length > 0)
      .map((ids) => ({
        queryKey: ['apps', 'usage', ids],
        queryFn: () => answer(api.GET('/api/v1/usage', { params: { query: { apps: ids.join(',') } } })),
        refetchInterval: 60_000,
      })),
    combine: (read) =>
      new Map(read.flatMap(({ data }) => data?.items ?? []).map(({ appId, days }) => [appId, days] as const)),
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

/** Registers an app. The answer holds the secret: it is kept by the caller only, never in a cache. */
export function useRegisterApp() {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: async (body: NewApp) => (await answer(api.POST('/api/v1/apps', { body }))) as RegisteredApp,
    onSettled: () => stale('apps', 'tenant'),
  });
}

export function useChangeApp(id: string) {
  const stale = useStale();
  return useMergedChange({
    ...appQuery(id),
    fieldsOf: appSettings,
    send: (body, etag) =>
      answerWithTag(api.PATCH('/api/v1/apps/{id}', { params: { path: { id }, header: ifMatch(etag) }, body })),
    stale: () => stale('apps'),
  });
}

/** Chooses the plan of an app, or none. */
export function useChoosePlan(id: string) {
  const stale = useStale();
  return useMergedChange({
    ...appQuery(id),
    fieldsOf: planOf,
    send: async ({ plan }, etag) => {
      const params = { path: { id }, header: ifMatch(etag) };
      if (plan === undefined || plan === null) {
        await answer(api.DELETE('/api/v1/apps/{id}/plan', { params }));
        return null;
      }
      return answerWithTag(api.PUT('/api/v1/apps/{id}/plan', { params, body: { plan } }));
    },
    stale: () => stale('apps'),
  });
}

export function planOf(app: App): { plan: string | null } {
  return { plan: app.plan?.code ?? null };
}

/** Makes a new secret; what is said of `useRegisterApp` holds here too. */
export function useRegenerateSecret(id: string) {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: ({ etag, overlap }: { etag: string | null; overlap: string | null }) =>
      answer(
        api.POST('/api/v1/apps/{id}/secret', {
          params: { path: { id }, header: ifMatch(etag) },
          ...(overlap === null ? {} : { body: { overlap } }),
        }),
      ),
    onSettled: () => stale('apps'),
  });
}

/** Has the replaced secret refused from now on. */
export function useEndOverlap(id: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: (etag: string | null) =>
      answer(api.DELETE('/api/v1/apps/{id}/secret/previous', { params: { path: { id }, header: ifMatch(etag) } })),
    onSettled: () => stale('apps'),
  });
}

/** Has the app live without a secret: it has another credential. */
export function useRemoveSecret(id: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: (etag: string | null) =>
      answer(api.DELETE('/api/v1/apps/{id}/secret', { params: { path: { id }, header: ifMatch(etag) } })),
    onSettled: () => stale('apps'),
  });
}

/** Replaces all public keys of an app. */
export function useReplacePublicKeys(id: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ etag, keys }: { etag: string | null; keys: TypedPublicKey[] }) =>
      answer(
        api.PUT('/api/v1/apps/{id}/public-keys', { params: { path: { id }, header: ifMatch(etag) }, body: { keys } }),
      ),
    onSettled: () => stale('apps'),
  });
}

export function useDeleteApp(id: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: (etag: string | null) =>
      answer(api.DELETE('/api/v1/apps/{id}', { params: { path: { id }, header: ifMatch(etag) } })),
    onSettled: () => stale('apps', 'tenant'),
  });
}
