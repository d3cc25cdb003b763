import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api } from './client';
import type { People } from './people';
import { factorRegistered, renewSession } from './session';
import { useStale } from './stale';

/** One's own second factors. */
export function useFactors() {
  return useQuery({ queryKey: ['factors'], queryFn: () => answer(api.GET('/api/v1/session/factors')) });
}

/** Begins with an authenticator app; its secret is kept by the caller only, never in a cache. */
export function useBeginTotp() {
  return useMutation({
    gcTime: 0,
    mutationFn: async () => (await answer(api.POST('/api/v1/session/factors/totp'))).uri,
  });
}

/** Confirms it by the first code; answers recovery codes, if there were none. */
export function useConfirmTotp() {
  const changed = useChanged();
  return useMutation({
    gcTime: 0,
    mutationFn: async (code: string) =>
      (await answer(api.PUT('/api/v1/session/factors/totp', { body: { code } }))).recoveryCodes,
    onSuccess: () => {
      factorRegistered();
      changed();
    },
  });
}

export function useRenewRecoveryCodes() {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: async () => (await answer(api.POST('/api/v1/session/factors/recovery-codes'))).recoveryCodes,
    onSuccess: () => stale('factors'),
  });
}

export function useRemoveFactor() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (factorId: string) =>
      answer(api.DELETE('/api/v1/session/factors/{factorId}', { params: { path: { factorId } } })),
    onSuccess: changed,
  });
}

/** The factors have changed, and with them what the session knows of its member. */
function useChanged() {
  const stale = useStale();
  return () => {
    stale('factors');
    stale('sessions');
    // They are changed, whether or not the session can be renewed now.
    void renewSession().catch(() => undefined);
  };
}

/** Removes all second factors of somebody who has lost them; operators do. */
export function useClearFactors(people: Exclude<People, { of: 'own-tenant' }>, memberId: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: () =>
      people.of === 'tenant'
        ? answer(
            api.DELETE('/api/v1/tenants/{tenant}/members/{memberId}/factors', {
              params: { path: { tenant: people.tenant, memberId } },
            }),
          )
        : answer(api.DELETE('/api/v1/operators/{memberId}/factors', { params: { path: { memberId } } })),
    onSuccess: () => stale('sessions'),
  });
}
