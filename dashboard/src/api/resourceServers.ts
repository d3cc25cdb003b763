import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { everyPage } from './everyPage';
import { mergeList, type Mergers } from './merge';
import type { components } from './schema';
import { useStale } from './stale';
import type { ResourceServer } from './types';
import { useList } from './useList';
import { useMergedChange } from './useMergedChange';

type Change = components['schemas']['ResourceServerChange'];

/** What of an API can be changed; null, or no scopes, of one that has credentials only. */
export type ApiFields = Pick<ResourceServer, keyof Change & keyof ResourceServer>;

/** Two people may change two scopes. */
export const API_MERGERS: Mergers<ApiFields> = { scopes: mergeList((scope) => scope.name) };

export function apiFields(server: ResourceServer): ApiFields {
  const { name, scopes, signingAlgorithm, tokenLifetime, tokenType, access, enabled, requireDpop } = server;
  return { name, scopes, signingAlgorithm, tokenLifetime, tokenType, access, enabled, requireDpop };
}

function serverQuery(id: string) {
  return {
    queryKey: ['resource-servers', id],
    queryFn: () => answerWithTag(api.GET('/api/v1/resource-servers/{id}', { params: { path: { id } } })),
  };
}

export function useResourceServers() {
  return useList(['resource-servers'], (cursor) =>
    answer(api.GET('/api/v1/resource-servers', { params: { query: cursor } })),
  );
}

/** Every one, to choose among. */
export function useAllResourceServers() {
  return useQuery({
    queryKey: ['resource-servers', { all: true }],
    queryFn: () => everyPage((query) => answer(api.GET('/api/v1/resource-servers', { params: { query } }))),
  });
}

/** An API with its version, which every change of it sends along. */
export function useResourceServer(id: string) {
  return useQuery(serverQuery(id));
}

export function useApiImpact(id: string) {
  return useQuery({
    queryKey: ['resource-servers', id, 'impact'],
    queryFn: () => answer(api.GET('/api/v1/resource-servers/{id}/impact', { params: { path: { id } } })),
  });
}

export function useApiMetadata(id: string) {
  return useQuery({
    queryKey: ['resource-servers', id, 'metadata'],
    queryFn: () =>
      answer(api.GET('/api/v1/resource-servers/{id}/protected-resource-metadata', { params: { path: { id } } })),
  });
}

/** Registers an API. The answer holds the secret: it is kept by the caller only, never in a cache. */
export function useRegisterResourceServer() {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: (body: components['schemas']['ResourceServerRegistration']) =>
      answer(api.POST('/api/v1/resource-servers', { body })),
    onSuccess: () => stale('resource-servers'),
  });
}

export function useChangeResourceServer(id: string) {
  const stale = useStale();
  return useMergedChange({
    ...serverQuery(id),
    fieldsOf: apiFields,
    mergers: API_MERGERS,
    send: (change, etag) =>
      answerWithTag(
        api.PATCH('/api/v1/resource-servers/{id}', {
          params: { path: { id }, header: ifMatch(etag) },
          // What is null cannot be changed, and only what was changed is sent.
          body: change as Change,
        }),
      ),
    stale: () => stale('resource-servers'),
  });
}

/** Makes a new secret; what is said of `useRegisterResourceServer` holds here too. */
export function useRegenerateServerSecret(id: string) {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: (etag: string | null) =>
      answer(api.POST('/api/v1/resource-servers/{id}/secret', { params: { path: { id }, header: ifMatch(etag) } })),
    onSettled: () => stale('resource-servers'),
  });
}

export function useDeleteResourceServer(id: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: (etag: string | null) =>
      answer(api.DELETE('/api/v1/resource-servers/{id}', { params: { path: { id }, header: ifMatch(etag) } })),
    onSettled: () => stale('resource-servers', 'plans'),
  });
}
