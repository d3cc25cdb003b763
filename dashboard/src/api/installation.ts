import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

/** Tokens and refusals of the whole installation. */
export function useInstallationActivity() {
  return useQuery({
    queryKey: ['activity'],
    queryFn: () => answer(api.GET('/api/v1/activity')),
    refetchInterval: 30_000,
  });
}
