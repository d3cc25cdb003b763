import { useMutation } from '@tanstack/react-query';
import { answer, api } from './client';
import { type People, peopleKey } from './people';
import { useStale } from './stale';
import { useList } from './useList';

/** Where one is signed in oneself. */
export function useOwnSessions() {
  return useList(['sessions', 'own'], (query) => answer(api.GET('/api/v1/sessions', { params: { query } })));
}

export function useEndOwnSession() {
  const stale = useStale();
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => stale('sessions'),
  });
}

/** Where one of these people is signed in. */
export function useSessionsOf(people: People, memberId: string) {
  return useList(['sessions', ...peopleKey(people), memberId], (query) => {
    switch (people.of) {
      case 'own-tenant':
        return answer(api.GET('/api/v1/members/{memberId}/sessions', { params: { path: { memberId }, query } }));
      case 'tenant':
        return answer(
          api.GET('/api/v1/tenants/{tenant}/members/{memberId}/sessions', {
            params: { path: { tenant: people.tenant, memberId }, query },
          }),
        );
      case 'operators':
        return answer(api.GET('/api/v1/operators/{memberId}/sessions', { params: { path: { memberId }, query } }));
    }
  });
}

export function useEndSessionsOf(people: People, memberId: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: () => endSessionsOf(people, memberId),
    onSettled: () => stale('sessions'),
  });
}

function endSessionsOf(people: People, memberId: string) {
  switch (people.of) {
    case 'own-tenant':
      return answer(api.DELETE('/api/v1/members/{memberId}/sessions', { params: { path: { memberId } } }));
    case 'tenant':
      return answer(
        api.DELETE('/api/v1/tenants/{tenant}/members/{memberId}/sessions', {
          params: { path: { tenant: people.tenant, memberId } },
        }),
      );
    case 'operators':
      return answer(api.DELETE('/api/v1/operators/{memberId}/sessions', { params: { path: { memberId } } }));
  }
}
