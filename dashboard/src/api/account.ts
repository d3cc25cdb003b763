import { useMutation } from '@tanstack/react-query';
import { answer, api } from './client';
import { getPasskey } from './passkeys';
import { queries } from './queries';
import type { components } from './schema';
import { endSession, finishSignOut, leaveSession, type Member, renewSession, signedIn, type SignedIn } from './session';

/**
 * Signs in. Whoever was signed in `before` goes on where the page stands, and all of it is read again; what another member
 * read is forgotten.
 */
export function useSignIn(before?: Member) {
  return useMutation({
    mutationFn: async (body: { email: string; password: string }) => {
      // The next session takes the cookie of the one that is left, which then could not be ended any more.
      await finishSignOut();
      return answer(api.POST('/api/v1/session', { body }));
    },
    onSuccess: (session) => {
      if (isSession(session)) {
        begin(session, before);
      }
    },
  });
}

/**
 * Signs in with a passkey, which takes no second step.
 *
 * @throws PasskeyFault if the browser used none, or if it is not that of the member who was signed in `before`
 */
export function usePasskeySignIn(before?: Member) {
  return useMutation({
    gcTime: 0,
    mutationFn: async () => {
      await finishSignOut();
      const options = await answer(api.POST('/api/v1/session/passkey/options'));
      const passkey = await getPasskey(options, before);
      return answer(api.POST('/api/v1/session/passkey', { body: { passkey } }));
    },
    onSuccess: (session) => begin(session, before),
  });
}

/** What the right password leads to: a session, or the question for a second factor. */
export type FirstStep = SignedIn | components['schemas']['SecondFactorNeeded'];

export function isSession(answer: FirstStep): answer is SignedIn {
  return 'accessToken' in answer;
}

/** The second step of signing in, with a passkey, a code or a recovery code. */
export function useSecondStep(before?: Member) {
  return useMutation({
    gcTime: 0,
    mutationFn: (body: components['schemas']['SecondStep']) =>
      answer(api.POST('/api/v1/session/second-factor', { body })),
    onSuccess: (session) => begin(session, before),
  });
}

function begin(session: SignedIn, before?: Member): void {
  if (before?.id === session.member.id) {
    signedIn(session);
    void queries.invalidateQueries();
  } else {
    queries.clear();
    signedIn(session);
  }
}

/** Changes the own password, which ends the member's other sessions. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { current: string; new: string }) => answer(api.PUT('/api/v1/session/password', { body })),
    // The password is changed, whether or not the session can be renewed now.
    onSuccess: () => void renewSession().catch(() => undefined),
  });
}

/**
 * Makes an invited person a member and signs them in. Whoever is signed in here is signed out first: other tabs of theirs keep
 * what is typed, and ask for their password. Null if the new member has to sign in by hand, since the service could not.
 */
export function useAcceptInvitation() {
  const signIn = useSignIn();
  return useMutation({
    mutationFn: async (body: { token: string; displayName: string; password: string }): Promise<SignedIn | null> => {
      const { email } = await answer(api.POST('/api/v1/invitations/acceptance', { body }));
      // What cannot be ended here, the next sign-in ends: the service ends the session whose cookie it replaces.
      await endSession(false).catch(() => undefined);
      leaveSession();
      const session = await signIn.mutateAsync({ email, password: body.password }).catch(() => null);
      return session !== null && isSession(session) ? session : null;
    },
  });
}
