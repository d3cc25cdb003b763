import { useMutation } from '@tanstack/react-query';
import { queries } from './queries';
import { endSession, signedOut } from './session';

/** Ends the session on the server, then here and in the other tabs. */
export async function signOut(everywhere: boolean): Promise<void> {
  await endSession(everywhere);
  signedOut();
  queries.clear();
}

/** Ends the member's sessions in every browser. */
export function useSignOutEverywhere() {
  return useMutation({ mutationFn: () => signOut(true) });
}
