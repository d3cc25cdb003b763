import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { everyPage } from './everyPage';
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

function pageOfPeople(people: People, query: { limit?: number; cursor?: string }) {
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
}

export function usePeople(people: People) {
  return useList(peopleKey(people), (query) => pageOfPeople(people, query));
}

/** Everybody, to choose among: all pages of the list. */
export function useAllPeople(people: People, enabled: boolean) {
  return useQuery({
    queryKey: [...peopleKey(people), { all: true }],
    queryFn: () => everyPage<Person>((query) => pageOfPeople(people, query)),
    enabled,
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
    mutationFn: (person: { email: string; displayName: string; roles: Role[] }) => invite(people, person),
    onSuccess: () => stale('members', 'invitations'),
  });
}

async function invite(
  people: People,
  { email, displayName, roles }: { email: string; displayName: string; roles: Role[] },
): Promise<string> {
  switch (people.of) {
    case 'own-tenant':
      return (await answer(api.POST('/api/v1/invitations', { body: { email, roles } }))).link;
    case 'tenant':
      return linkOf(
        await answer(
          api.POST('/api/v1/tenants/{tenant}/members', {
            params: { path: { tenant: people.tenant } },
            body: { email, displayName, roles: roles as TenantRole[] },
          }),
        ),
      );
    case 'operators':
      return linkOf(await answer(api.POST('/api/v1/operators', { body: { email, displayName, roles } })));
  }
}

function linkOf(made: unknown): string {
  return (made as { link: string }).link;
}

/** Gives a member, or an operator, other roles than those that were shown. */
export function useChangeRoles(people: People) {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ person, roles }: { person: Person; roles: Role[] }) =>
      sendMerged({
        base: person,
        mine: { roles },
        stored: null,
        read: () => readPerson(people, person.id),
        send: (_, etag) => changeRoles(people, person.id, roles, etag),
      }),
    onSettled: () => stale('members'),
  });
}

function readPerson(people: People, memberId: string) {
  switch (people.of) {
    case 'own-tenant':
      return answerWithTag(api.GET('/api/v1/members/{memberId}', { params: { path: { memberId } } }));
    case 'tenant':
      return answerWithTag(
        api.GET('/api/v1/tenants/{tenant}/members/{memberId}', {
          params: { path: { tenant: people.tenant, memberId } },
        }),
      );
    case 'operators':
      return answerWithTag(api.GET('/api/v1/operators/{memberId}', { params: { path: { memberId } } }));
  }
}

function changeRoles(people: People, memberId: string, roles: Role[], etag: string | null) {
  const header = ifMatch(etag);
  const ofTenant = { roles: roles as TenantRole[] };
  switch (people.of) {
    case 'own-tenant':
      return answer(
        api.PATCH('/api/v1/members/{memberId}', { params: { path: { memberId }, header }, body: ofTenant }),
      );
    case 'tenant':
      return answer(
        api.PATCH('/api/v1/tenants/{tenant}/members/{memberId}', {
          params: { path: { tenant: people.tenant, memberId }, header },
          body: ofTenant,
        }),
      );
    case 'operators':
      return answer(
        api.PATCH('/api/v1/operators/{memberId}', { params: { path: { memberId }, header }, body: { roles } }),
      );
  }
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
