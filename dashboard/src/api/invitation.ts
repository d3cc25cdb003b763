import { QueryClient, useQuery } from '@tanstack/react-query';
import { answer, api } from './client';
import { queries } from './queries';

/** One of its own: what members have read is forgotten when somebody signs in, and this is not theirs. */
const OF_NOBODY = new QueryClient({ defaultOptions: queries.getDefaultOptions() });

/** What an invitation is for, as its holder is told before accepting it. */
export function useInvitationPreview(token: string) {
  return useQuery(
    {
      queryKey: ['invitation-preview'],
      queryFn: () => answer(api.POST('/api/v1/invitations/preview', { body: { token } })),
      enabled: token !== '',
      gcTime: 0,
      staleTime: Infinity,
    },
    OF_NOBODY,
  );
}
