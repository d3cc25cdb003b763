import { answer, api } from './client';
import { isProblem } from './problem';
import { queries } from './queries';
import { signedOut } from './session';

/** Ends the session on the server, then here and in the other tabs; a session that has ended already is as good. */
export async function signOut(everywhere: boolean): Promise<void> {
  try {
    await answer(api.DELETE('/api/v1/session', { params: { query: everywhere ? { everywhere: true } : {} } }));
  } catch (error) {
    if (!isProblem(error, 'unauthenticated')) {
      throw error;
    }
  }
  signedOut();
  queries.clear();
}
