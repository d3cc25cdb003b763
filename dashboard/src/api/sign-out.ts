import { useMutation, useQuery } from '@tanstack/react-query';
import { queries } from './queries';
import { endSession, signedOut } from './session';

/** Kept across reloads: the refresh cookie, which no script can delete, still carries a session that somebody left. */
const UNFINISHED = 'mintmark-sign-out';

function isUnfinished(): boolean {
  return localStorage.getItem(UNFINISHED) !== null;
}

/**
 * Ends the session on the server, then here and in the other tabs. If the server cannot be told, it is forgotten here all the
 * same, and the server is told as soon as it can be.
 */
export async function signOut(): Promise<void> {
  try {
    await endSession(false);
  } catch {
    localStorage.setItem(UNFINISHED, 'true');
  }
  signedOut();
  queries.clear();
}

let finishing: Promise<void> | null = null;

/**
 * Tells the server of a sign-out that it could not be told before; does nothing if there is none. It is told once, however
 * often it is asked for, and never after the next session has begun.
 *
 * @throws ApiProblem or TypeError if it still cannot be told
 */
export function finishSignOut(): Promise<void> {
  finishing ??= finish().finally(() => {
    finishing = null;
  });
  return finishing;
}

async function finish(): Promise<void> {
  if (isUnfinished()) {
    signedOut();
    await endSession(false);
    localStorage.removeItem(UNFINISHED);
  }
}

/** Tells the server of an unfinished sign-out; null if there is none. */
export function useFinishSignOut() {
  const finish = useQuery({
    queryKey: ['sign-out'],
    queryFn: async () => {
      await finishSignOut();
      return true;
    },
    enabled: isUnfinished(),
    retry: false,
    gcTime: 0,
  });
  return isUnfinished() ? finish : null;
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
