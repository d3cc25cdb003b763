import { useMutation } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { sendMerged } from './merge';
import type { components } from './schema';
import { useStale } from './stale';
import type { Person } from './types';
import { useList } from './useList';

/** Whose people: those of the own tenant, of a tenant that an operator looks at, or the operators. */
export type People = { of: 'own-tenant' } | { of: 'tenant'; tenant: string } | { of: 'operators' };

export function peopleKey(people: People): string[] {
  return people.of === 'tenant' ? ['members', people.tenant] : ['members', people.of];
}

export function usePeople(people: People) {
  return useList(peopleKey(people), (query) => {
    switch (people.of) {
      case 'own-tenant':
        return answer(api.GET('/api/v1/members', { params: { query } }));
      case 'tenant':
        return answer(
          api.GET('/api/v1/tenants/{tenant}/members', { params: { path: { tenant: people.tenant }, query } }),
        );
      case 'operators':
        return answer(api.GET('/api/v1/operators', { params: { query } }));
    }
  });
}

export function useInvitations(people: People) {
  return useList(['invitations', ...peopleKey(people)], (query) =>
    people.of === 'tenant'
      ? answer(api.GET('/api/v1/tenants/{tenant}/invitations', { params: { path: { tenant: people.tenant }, query } }))
      : answer(api.GET('/api/v1/invitations', { params: { query } })),
  );
}

export type TenantRole = components['schemas']['TenantRole'];
export type Role = components['schemas']['Role'];

/** Invites a person, and answers the link, which is kept by the caller only, never in a cache. */
export function useInvite(people: People) {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: (person: { email: string; displayName: string; role: Role }) => invite(people, person),
    onSuccess: () => stale('members', 'invitations'),
  });
}

async function invite(
  people: People,
  { email, displayName, role }: { email: string; displayName: string; role: Role },
): Promise<string> {
  switch (people.of) {
    case 'own-tenant':
      return (await answer(api.POST('/api/v1/invitations', { body: { email, roles: [role] } }))).link;
    case 'tenant':
      return linkOf(
        await answer(
          api.POST('/api/v1/tenants/{tenant}/members', {
            params: { path: { tenant: people.tenant } },
            body: { email, displayName, roles: [role as TenantRole] },
          }),
        ),
      );
    case 'operators':
      return linkOf(await answer(api.POST('/api/v1/operators', { body: { email, displayName, roles: [role] } })));
  }
}

function linkOf(made: unknown): string {
  return (made as { link: string }).link;
}

/** Gives a member another role than the one that was shown. */
export function useChangeRole(people: People) {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ person, role }: { person: Person; role: TenantRole }) =>
      sendMerged({
        base: person,
        mine: { roles: [role] },
        stored: null,
        read: () =>
          people.of === 'tenant'
            ? answerWithTag(
                api.GET('/api/v1/tenants/{tenant}/members/{memberId}', {
                  params: { path: { tenant: people.tenant, memberId: person.id } },
                }),
              )
            : answerWithTag(api.GET('/api/v1/members/{memberId}', { params: { path: { memberId: person.id } } })),
        send: (_, etag) => changeRole(people, person.id, role, etag),
      }),
    onSettled: () => stale('members'),
  });
}

function changeRole(people: People, memberId: string, role: TenantRole, etag: string | null) {
  const header = ifMatch(etag);
  const body = { roles: [role] };
  return people.of === 'tenant'
    ? answer(
        api.PATCH('/api/v1/tenants/{tenant}/members/{memberId}', {
          params: { path: { tenant: people.tenant, memberId }, header },
          body,
        }),
      )
    : answer(api.PATCH('/api/v1/members/{memberId}', { params: { path: { memberId }, header }, body }));
}

export function useRemovePerson(people: People) {
  const stale = useStale();
  return useMutation({
    mutationFn: (memberId: string) => removePerson(people, memberId),
    onSuccess: () => stale('members'),
  });
}

function removePerson(people: People, memberId: string) {
  switch (people.of) {
    case 'own-tenant':
      return answer(api.DELETE('/api/v1/members/{memberId}', { params: { path: { memberId } } }));
    case 'tenant':
      return answer(
        api.DELETE('/api/v1/tenants/{tenant}/members/{memberId}', {
          params: { path: { tenant: people.tenant, memberId } },
        }),
      );
    case 'operators':
      return answer(api.DELETE('/api/v1/operators/{memberId}', { params: { path: { memberId } } }));
  }
}

/** Gives an invitation another link, and answers it; it is kept by the caller only, never in a cache. */
export function useResendInvitation(people: People) {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: async (id: string) => {
      const made = await (people.of === 'tenant'
        ? answer(
            api.POST('/api/v1/tenants/{tenant}/invitations/{invitationId}/resend', {
              params: { path: { tenant: people.tenant, invitationId: id } },
            }),
          )
        : answer(api.POST('/api/v1/invitations/{id}/resend', { params: { path: { id } } })));
      return made.link;
    },
    onSuccess: () => stale('invitations'),
  });
}

export function useCancelInvitation(people: People) {
  const stale = useStale();
  return useMutation({
    mutationFn: (id: string) =>
      people.of === 'tenant'
        ? answer(
            api.DELETE('/api/v1/tenants/{tenant}/invitations/{invitationId}', {
              params: { path: { tenant: people.tenant, invitationId: id } },
            }),
          )
        : answer(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } })),
    onSuccess: () => stale('invitations'),
  });
}
