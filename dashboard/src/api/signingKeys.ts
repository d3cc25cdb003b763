import { useMutation } from '@tanstack/react-query';
import { answer, api } from './client';
import { useStale } from './stale';
import { useList } from './useList';

export function useSigningKeys() {
  return useList(['signing-keys'], (cursor) => answer(api.GET('/api/v1/signing-keys', { params: { query: cursor } })));
}

/** Has the stand-by keys sign; if `now` is true, also before every verifier knows them. */
export function useRotateKeys() {
  const stale = useStale();
  return useMutation({
    mutationFn: (now: boolean) => answer(api.POST('/api/v1/signing-keys/rotate', { body: { now } })),
    onSuccess: () => stale('signing-keys'),
  });
}

export function useRevokeKey() {
  const stale = useStale();
  return useMutation({
    mutationFn: (kid: string) => answer(api.POST('/api/v1/signing-keys/{kid}/revoke', { params: { path: { kid } } })),
    onSuccess: () => stale('signing-keys'),
  });
}
