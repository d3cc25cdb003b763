import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch, type Versioned } from './client';
import { ApiProblem } from './problem';
import type { components } from './schema';
import { useStale } from './stale';

type Schemas = components['schemas'];
export type IdentityProvider = Schemas['IdentityProvider'];
export type ProviderSettings = Schemas['IdentityProviderSettings'];
export type SignInProvider = Schemas['SignInProvider'];

/** Whose provider it is: the own tenant's, or the installation's. */
export type ProviderOf = 'tenant' | 'installation';

const PATHS = {
  tenant: '/api/v1/identity-provider',
  installation: '/api/v1/installation/identity-provider',
} as const;

/** Where people sign in, with its version; null if there is no provider. */
export function useIdentityProvider(of: ProviderOf) {
  return useQuery({
    queryKey: ['identity-provider', of],
    queryFn: async (): Promise<Versioned<IdentityProvider> | null> => {
      try {
        return await answerWithTag(api.GET(PATHS[of]));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) {
          return null;
        }
        throw error;
      }
    },
  });
}

/** Sets it; of a version that was read, that version only. */
export function useSetIdentityProvider(of: ProviderOf) {
  const stale = useStale();
  return useMutation({
    // The client secret goes to the service and stays nowhere here.
    gcTime: 0,
    mutationFn: ({ body, etag }: { body: ProviderSettings; etag: string | null }) =>
      answer(api.PUT(PATHS[of], { params: { header: ifMatch(etag) }, body })),
    onSettled: () => stale('identity-provider'),
  });
}

export function useDeleteIdentityProvider(of: ProviderOf) {
  const stale = useStale();
  return useMutation({
    mutationFn: (etag: string | null) => answer(api.DELETE(PATHS[of], { params: { header: ifMatch(etag) } })),
    onSettled: () => stale('identity-provider'),
  });
}

/** Where somebody with this address signs in; asked once the address has a domain, and by the domain only. */
export function useSignInProviders(email: string) {
  const domain = /@([^@\s]+\.[^@\s]{2,})$/.exec(email.trim())?.[1] ?? '';
  return useQuery({
    queryKey: ['sign-in-providers', domain.toLowerCase()],
    queryFn: async (): Promise<SignInProvider[]> =>
      (await answer(api.GET('/api/v1/session/providers', { params: { query: { email: `somebody@${domain}` } } })))
        .items,
    enabled: domain !== '',
    retry: false,
  });
}

/** The e-mail domains that are a tenant's, for operators. */
export function useEmailDomains(tenant: string) {
  return useQuery({
    queryKey: ['email-domains', tenant],
    queryFn: () => answer(api.GET('/api/v1/tenants/{tenant}/email-domains', { params: { path: { tenant } } })),
  });
}

export function useSetEmailDomains(tenant: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: (emailDomains: string[]) =>
      answer(
        api.PUT('/api/v1/tenants/{tenant}/email-domains', { params: { path: { tenant } }, body: { emailDomains } }),
      ),
    onSettled: () => stale('email-domains'),
  });
}
