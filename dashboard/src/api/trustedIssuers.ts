import { useMutation, useQuery } from '@tanstack/react-query';
import { isoOf, secondsOf } from '../texts/durations';
import { answer, answerWithTag, api, ifMatch } from './client';
import type { components } from './schema';
import { useStale } from './stale';
import type { TrustedIssuer } from './types';
import { useList } from './useList';
import { useMergedChange } from './useMergedChange';

type Schemas = components['schemas'];

/** Where the keys of an issuer are: at most one of the two; a text that is no key set is one that is still typed. */
export type KeySource = { jwksUri: string | null; jwks: Schemas['KeySet'] | string | null };

/** What of a trusted issuer can be changed. Where its keys are is one thing: who gives one source takes the other away. */
export type IssuerFields = Pick<TrustedIssuer, 'name' | 'algorithms' | 'maxTokenLifetime' | 'enabled'> & {
  keys: KeySource;
};

export function issuerFields(issuer: TrustedIssuer): IssuerFields {
  const { name, jwksUri, jwks, algorithms, maxTokenLifetime, enabled } = issuer;
  return {
    name,
    keys: { jwksUri, jwks },
    algorithms,
    maxTokenLifetime: isoOf(secondsOf(maxTokenLifetime) ?? 0),
    enabled,
  };
}

/** What is sent of a source of keys: only that which counts; null leads back to discovery. */
export function sentKeys({ jwksUri, jwks }: KeySource): Pick<Schemas['TrustedIssuerChange'], 'jwksUri' | 'jwks'> {
  if (jwks !== null) {
    // A text is refused before it is sent.
    return { jwks: jwks as Schemas['KeySet'] };
  }
  return jwksUri === null ? { jwksUri: null, jwks: null } : { jwksUri };
}

function issuerQuery(id: string) {
  return {
    queryKey: ['trusted-issuers', id],
    queryFn: () => answerWithTag(api.GET('/api/v1/trusted-issuers/{id}', { params: { path: { id } } })),
  };
}

export function useTrustedIssuers() {
  return useList(['trusted-issuers'], (cursor) =>
    answer(api.GET('/api/v1/trusted-issuers', { params: { query: cursor } })),
  );
}

/** A trusted issuer with its version, which every change of it sends along. */
export function useTrustedIssuer(id: string) {
  return useQuery(issuerQuery(id));
}

export function useIssuerImpact(id: string) {
  return useQuery({
    queryKey: ['trusted-issuers', id, 'impact'],
    queryFn: () => answer(api.GET('/api/v1/trusted-issuers/{id}/impact', { params: { path: { id } } })),
  });
}

export function useRegisterTrustedIssuer() {
  const stale = useStale();
  return useMutation({
    mutationFn: (body: Schemas['TrustedIssuerRegistration']) => answer(api.POST('/api/v1/trusted-issuers', { body })),
    onSuccess: () => stale('trusted-issuers'),
  });
}

export function useChangeTrustedIssuer(id: string) {
  const stale = useStale();
  return useMergedChange({
    ...issuerQuery(id),
    fieldsOf: issuerFields,
    send: ({ keys, ...change }, etag) =>
      answerWithTag(
        api.PATCH('/api/v1/trusted-issuers/{id}', {
          params: { path: { id }, header: ifMatch(etag) },
          body: { ...change, ...(keys === undefined ? {} : sentKeys(keys)) },
        }),
      ),
    stale: () => stale('trusted-issuers'),
  });
}

/** Fetches the issuer's keys now, and says what came back. */
export function useCheckIssuerKeys(id: string) {
  return useMutation({
    gcTime: 0,
    mutationFn: () => answer(api.POST('/api/v1/trusted-issuers/{id}/check', { params: { path: { id } } })),
  });
}

export function useDeleteTrustedIssuer(id: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: (etag: string | null) =>
      answer(api.DELETE('/api/v1/trusted-issuers/{id}', { params: { path: { id }, header: ifMatch(etag) } })),
    onSettled: () => stale('trusted-issuers'),
  });
}
