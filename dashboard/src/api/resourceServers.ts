import { useMutation } from '@tanstack/react-query';
import { answer, api } from './client';
import { useStale } from './stale';
import { useList } from './useList';

export function useResourceServers() {
  return useList(['resource-servers'], (cursor) =>
    answer(api.GET('/api/v1/resource-servers', { params: { query: cursor } })),
  );
}

/** Registers a resource server. The answer holds the secret: it is kept by the caller only, never in a cache. */
export function useRegisterResourceServer() {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: (body: { name: string }) => answer(api.POST('/api/v1/resource-servers', { body })),
    onSuccess: () => stale('resource-servers'),
  });
}

/** Makes a new secret; what is said of `useRegisterResourceServer` holds here too. */
export function useRegenerateServerSecret() {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: (id: string) => answer(api.POST('/api/v1/resource-servers/{id}/secret', { params: { path: { id } } })),
    onSuccess: () => stale('resource-servers'),
  });
}

export function useDeleteResourceServer() {
  const stale = useStale();
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/resource-servers/{id}', { params: { path: { id } } })),
    onSuccess: () => stale('resource-servers'),
  });
}
