import { useMutation } from '@tanstack/react-query';
import { answer, api } from './client';
import type { People } from './people';
import { useStale } from './stale';

/** Makes a link by which a person chooses another password; it is kept by the caller only, never in a cache. */
export function useMakeResetLink(people: People, memberId: string) {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: async () => (await makeResetLink(people, memberId)).link,
    onSuccess: () => stale('sessions'),
  });
}

function makeResetLink(people: People, memberId: string) {
  switch (people.of) {
    case 'own-tenant':
      return answer(api.POST('/api/v1/members/{memberId}/reset', { params: { path: { memberId } } }));
    case 'tenant':
      return answer(
        api.POST('/api/v1/tenants/{tenant}/members/{memberId}/reset', {
          params: { path: { tenant: people.tenant, memberId } },
        }),
      );
    case 'operators':
      return answer(api.POST('/api/v1/operators/{memberId}/reset', { params: { path: { memberId } } }));
  }
}

/** Chooses another password by a link; whoever does so signs in next. */
export function useResetPassword() {
  return useMutation({
    gcTime: 0,
    mutationFn: (body: { token: string; password: string }) => answer(api.POST('/api/v1/session/reset', { body })),
  });
}
