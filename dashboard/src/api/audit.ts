import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { answer, api } from './client';
import type { paths } from './schema';

export type AuditFilters = Omit<
  NonNullable<paths['/api/v1/audit-events']['get']['parameters']['query']>,
  'limit' | 'cursor'
>;
export type AuditAction = NonNullable<AuditFilters['action']>;
type AuditEventPage = paths['/api/v1/audit-events']['get']['responses']['200']['content']['application/json'];

function set(filters: AuditFilters): AuditFilters {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]: [string, unknown]) => value !== undefined && value !== ''),
  );
}

export function useAuditEvents(filters: AuditFilters) {
  return useInfiniteQuery({
    queryKey: ['audit-events', set(filters)],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      (await answer(
        api.GET('/api/v1/audit-events', {
          params: { query: { ...set(filters), ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        }),
      )) as AuditEventPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** All that fits, one JSON object a line. */
export function useExportAuditEvents() {
  return useMutation({
    gcTime: 0,
    mutationFn: (filters: AuditFilters): Promise<Blob> =>
      answer(
        api.GET('/api/v1/audit-events', {
          params: { query: set(filters) },
          headers: { Accept: 'application/x-ndjson' },
          parseAs: 'blob',
        }),
      ),
  });
}

/** Whether every chain of audit records holds. */
export function useVerifyAuditChains() {
  return useMutation({ mutationFn: () => answer(api.GET('/api/v1/audit-events/verification')) });
}
