import { useMutation, useQuery } from '@tanstack/react-query';
import { queries } from './queries';
import { endSession, finishSignOut, isSignOutUnfinished, signedOut, signOutUnfinished } from './session';

/**
 * Ends the session on the server, then here and in the other tabs. If the server cannot be told, it is forgotten here all the
 * same, and the server is told as soon as it can be.
 */
export async function signOut(): Promise<void> {
  try {
    await endSession(false);
  } catch {
    signOutUnfinished();
  }
  signedOut();
  queries.clear();
}

/** Tells the server of an unfinished sign-out; null if there is none. */
export function useFinishSignOut() {
  const finish = useQuery({
    queryKey: ['sign-out'],
    queryFn: async () => {
      await finishSignOut();
      return true;
    },
    enabled: isSignOutUnfinished(),
    retry: false,
    gcTime: 0,
  });
  return isSignOutUnfinished() ? finish : null;
}

/** Ends the member's sessions in every browser; only the server can. */
export function useSignOutEverywhere() {
  return useMutation({
    mutationFn: () => endSession(true),
    onSuccess: () => {
      signedOut();
      queries.clear();
    },
  });
}
