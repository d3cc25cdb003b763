import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api } from './client';
import { createPasskey, PasskeyFault } from './passkeys';
import type { People } from './people';
import { isProblem } from './problem';
import type { components } from './schema';
import { factorRegistered, renewSession } from './session';
import { useStale } from './stale';

export type Factor = components['schemas']['Factor'];

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

/**
 * Has the browser make a passkey, and registers it under this name; answers recovery codes, if there were none.
 *
 * @throws PasskeyFault if the browser made none, or one that the service does not take
 */
export function useAddPasskey() {
  const changed = useChanged();
  return useMutation({
    gcTime: 0,
    mutationFn: async (name: string) => {
      const options = await answer(api.POST('/api/v1/session/factors/passkeys/options'));
      const credential = await createPasskey(options);
      const added = answer(api.POST('/api/v1/session/factors/passkeys', { body: { name, credential } }));
      return (await added.catch(refusedPasskey)).recoveryCodes;
    },
    onSuccess: () => {
      factorRegistered();
      changed();
    },
  });
}

function refusedPasskey(error: unknown): never {
  throw isProblem(error) && error.faults.some(({ field }) => field === 'credential')
    ? new PasskeyFault('refused', error)
    : error;
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
