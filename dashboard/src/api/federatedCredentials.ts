import { useQuery } from '@tanstack/react-query';
import { appQuery } from './apps';
import { answer, answerWithTag, api, ifMatch } from './client';
import { mergeList, type Mergers } from './merge';
import { useStale } from './stale';
import type { App } from './types';
import { useMergedChange } from './useMergedChange';

/** The federated credentials of an app, which are stored all at once. */
export type Federation = Pick<App, 'federatedCredentials'>;

/** Two people may change two credentials. */
export const FEDERATION_MERGERS: Mergers<Federation> = {
  federatedCredentials: mergeList((credential) => credential.name),
};

export function federationOf(app: App): Federation {
  return {
    federatedCredentials: app.federatedCredentials.map(({ name, issuer, subject, claims }) => ({
      name,
      issuer,
      subject,
      claims,
    })),
  };
}

export function useTrustedIssuerChoices() {
  return useQuery({
    queryKey: ['choices', 'trusted-issuers'],
    queryFn: () => answer(api.GET('/api/v1/choices/trusted-issuers')),
  });
}

export function useReplaceFederatedCredentials(id: string) {
  const stale = useStale();
  return useMergedChange({
    ...appQuery(id),
    fieldsOf: federationOf,
    mergers: FEDERATION_MERGERS,
    send: ({ federatedCredentials: credentials = [] }, etag) =>
      answerWithTag(
        api.PUT('/api/v1/apps/{id}/federated-credentials', {
          params: { path: { id }, header: ifMatch(etag) },
          body: { credentials },
        }),
      ),
    stale: () => stale('apps'),
  });
}

/** Asks how a token fits. It is no mutation, since those are remembered with what they were given. */
export function checkFederatedToken(id: string, token: string) {
  return answer(
    api.POST('/api/v1/apps/{id}/federated-credentials/check', { params: { path: { id } }, body: { token } }),
  );
}
