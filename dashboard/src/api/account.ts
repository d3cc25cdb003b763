import { useMutation, useQuery } from '@tanstack/react-query';
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { useEffect } from 'react';
import { answer, api } from './client';
import { canOfferPasskeys, getPasskey, offerPasskeys } from './passkeys';
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
 * Signs in with a passkey, which takes no second step: with the one that is given, or else with one that the browser is asked for.
 *
 * @throws PasskeyFault if the browser used none, or if it is not that of the member who was signed in `before`
 */
export function usePasskeySignIn(before?: Member) {
  return useMutation({
    gcTime: 0,
    mutationFn: async (chosen?: AuthenticationResponseJSON) => {
      await finishSignOut();
      const passkey = chosen ?? (await getPasskey(await passkeyOptions(), before));
      return answer(api.POST('/api/v1/session/passkey', { body: { passkey } }));
    },
    onSuccess: (session) => begin(session, before),
  });
}

function passkeyOptions() {
  return answer(api.POST('/api/v1/session/passkey/options'));
}

/** Which part of its life a challenge is offered for; the rest is for whoever has just chosen a passkey. */
const OFFERED_FOR = 0.8;

/**
 * While `active`, has the browser offer passkeys where the address is typed, and signs in with the one that is chosen. Says
 * nothing where that cannot be; `error` is why the one that was chosen signs nobody in, after which none is offered any more:
 * what answers by itself must not try for ever.
 */
export function useOfferedPasskeys(active: boolean, onDone?: () => void): { error: Error | null } {
  const { mutate, error } = usePasskeySignIn();
  const offering = active && error === null;
  const { data: options } = useQuery({
    queryKey: ['offered-passkeys'],
    queryFn: async () => ((await canOfferPasskeys()) ? passkeyOptions() : null),
    enabled: offering,
    networkMode: 'online',
    gcTime: 0,
    staleTime: ({ state }) => OFFERED_FOR * (state.data?.timeout ?? Infinity),
    refetchInterval: ({ state }) => OFFERED_FOR * (state.data?.timeout ?? 0),
  });
  useEffect(() => {
    if (!offering || options == null) {
      return;
    }
    const left = new AbortController();
    const offer = async () => {
      const passkey = await offerPasskeys(options, left.signal);
      if (passkey !== null) {
        mutate(passkey, { onSuccess: onDone });
      }
    };
    void offer();
    return () => left.abort();
  }, [offering, options, mutate, onDone]);
  return { error };
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
