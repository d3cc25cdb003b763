import { useMutation } from '@tanstack/react-query';
import { answer, api } from './client';
import type { components } from './schema';
import { useStale } from './stale';
import { useList } from './useList';

export function useManagementKeys() {
  return useList(['management-keys'], (query) => answer(api.GET('/api/v1/management-keys', { params: { query } })));
}

/** Makes a key. The answer holds it: it is kept by the caller only, never in a cache. */
export function useMakeManagementKey() {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: (body: components['schemas']['ManagementKeyCreation']) =>
      answer(api.POST('/api/v1/management-keys', { body })),
    onSuccess: () => stale('management-keys'),
  });
}

export function useDeleteManagementKey() {
  const stale = useStale();
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/management-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => stale('management-keys'),
  });
}
