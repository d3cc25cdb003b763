import { useSyncExternalStore } from 'react';
import { browserStorage } from '../browserStorage';
import { problemOf } from './problem';
import { answered, keyOfUnanswered } from './refreshKey';
import type { components } from './schema';

export type SignedIn = components['schemas']['StartedSession'];
export type Member = SignedIn['member'];

/**
 * Whose session this tab has. The access token lives here, in memory, and nowhere else; across a reload the refresh cookie
 * keeps the session, which scripts cannot read.
 */
export type Session =
  | { state: 'unknown' }
  | { state: 'signed-out' }
  | { state: 'signed-in'; member: Member }
  /** The session ended while somebody was working: the page stays as it is, and asks to sign in again. */
  | { state: 'expired'; member: Member };

const LOCK = 'mintmark-session';
const REFRESH_BEFORE_EXPIRY_MS = 30_000;

let session: Session = { state: 'unknown' };
let token: { value: string; expiresAt: number } | null = null;
/** Where to sign out of the provider at which the session began that ended last; null if it began here. */
let signOutElsewhere: string | null = null;
const listeners = new Set<() => void>();
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(LOCK);

otherTabs?.addEventListener('message', (message: MessageEvent<string>) => {
  if (message.data === 'signed-out') {
    forget('signed-out');
  } else if (session.state === 'expired') {
    // Somebody signed in, in another tab: the cookie of that session is this tab's, too.
    refresh(null).catch(() => undefined);
  }
});

function change(next: Session): void {
  session = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a member can do nothing but set up a second factor, as far as is known here. */
export function owesFactor({ secondFactor }: Member): boolean {
  return (
    secondFactor !== null &&
    secondFactor.required &&
    !secondFactor.registered &&
    (secondFactor.putOffUntil === null || Date.parse(secondFactor.putOffUntil) <= Date.now())
  );
}

/** The service said so: it is put off no longer, or the tenant has asked for it meanwhile. */
export function factorOwed(): void {
  if (session.state === 'signed-in' && !owesFactor(session.member)) {
    const secondFactor = { registered: false, required: true, putOffUntil: null };
    change({ state: 'signed-in', member: { ...session.member, secondFactor } });
  }
}

/** One is registered now; who is shown it need not wait for the session to be renewed. */
export function factorRegistered(): void {
  if (session.state === 'signed-in' && session.member.secondFactor !== null) {
    const secondFactor = { ...session.member.secondFactor, registered: true, putOffUntil: null };
    change({ state: 'signed-in', member: { ...session.member, secondFactor } });
  }
}

/** The session, for components. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

/** The session, for everything else. */
export function currentSession(): Session {
  return session;
}

function memberOf(now: Session): Member | null {
  return now.state === 'signed-in' || now.state === 'expired' ? now.member : null;
}

/** The member who is signed in; only for pages that nobody else sees. */
export function useMember(): Member {
  const member = memberOf(useSession());
  if (member === null) {
    throw new Error('nobody is signed in');
  }
  return member;
}

/** Who is signed in, or was until the session ended; null if nobody is. */
export function memberId(): string | null {
  return memberOf(session)?.id ?? null;
}

export function startSession(answer: SignedIn): void {
  signOutElsewhere = null;
  token = { value: answer.accessToken, expiresAt: Date.now() + answer.expiresIn * 1000 };
  change({ state: 'signed-in', member: answer.member });
}

/** Begins a session that somebody signed in to; other tabs whose session has ended go on with it. */
export function signedIn(answer: SignedIn): void {
  startSession(answer);
  otherTabs?.postMessage('signed-in');
}

function forget(state: 'signed-out' | 'expired'): void {
  token = null;
  const member = memberOf(session);
  change(state === 'expired' && member !== null ? { state: 'expired', member } : { state: 'signed-out' });
}

/** The server said that the session has ended. */
export function sessionEnded(): void {
  forget('expired');
}

/** Ends the session here; other tabs find out by themselves, and keep what is typed in them. */
export function leaveSession(): void {
  forget('signed-out');
}

/** Ends the session here and in every other tab. */
export function signedOut(): void {
  forget('signed-out');
  otherTabs?.postMessage('signed-out');
}

/**
 * Ends the session on the server; one that has ended already is as good.
 *
 * @throws ApiProblem or TypeError if the service could not do it
 */
export async function endSession(everywhere: boolean): Promise<void> {
  const now = token?.value ?? (await refresh(null));
  if (now === null || (await isEnded(now, everywhere))) {
    return;
  }
  const renewed = await refresh(now);
  if (renewed !== null) {
    await isEnded(renewed, everywhere);
  }
}

/** Asks the server to end the session of this access token; false if the token is not good any more. */
async function isEnded(accessToken: string, everywhere: boolean): Promise<boolean> {
  const answer = await fetch(`/api/v1/session${everywhere ? '?everywhere=true' : ''}`, {
    method: 'DELETE',
    credentials: 'same-origin',
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  if (!answer.ok && answer.status !== 401) {
    throw problemOf(answer, await answer.json().catch(() => null));
  }
  signOutElsewhere = /<([^>]+)>; rel="end-session"/.exec(answer.headers.get('Link') ?? '')?.[1] ?? null;
  return answer.ok;
}

/** That address, until somebody signs in. */
export function signOutAddress(): string | null {
  return signOutElsewhere;
}

/** Gets a new access token and with it the member as stored now. */
export async function renewSession(): Promise<void> {
  await refresh(token?.value ?? null);
}

/**
 * A token that is good for the next request, or null if there is no session. Where the session has ended, waits until
 * somebody has signed in again or has left.
 *
 * @throws ApiProblem or TypeError if the service could not say whether the session goes on
 */
export async function accessToken(): Promise<string | null> {
  for (;;) {
    if (session.state === 'expired') {
      await signInAgain();
    } else if (session.state === 'signed-out') {
      return null;
    } else if (token !== null && token.expiresAt - REFRESH_BEFORE_EXPIRY_MS > Date.now()) {
      return token.value;
    } else {
      const renewed = await refresh(token?.value ?? null);
      if (renewed !== null) {
        return renewed;
      }
    }
  }
}

function signInAgain(): Promise<void> {
  return new Promise((resolve) => {
    const stop = subscribe(() => {
      if (session.state !== 'expired') {
        stop();
        resolve();
      }
    });
  });
}

/**
 * Gets a new access token; null if the session has ended. Tabs share one refresh cookie, which changes with every use: they
 * take turns under one lock, so that none of them ever sends a cookie that another one has used up. A page that is left
 * before the answer has come leaves the key of its call to the next one, which repeats it.
 *
 * @throws ApiProblem or TypeError if the service could not say whether the session goes on
 */
export async function refresh(rejected: string | null): Promise<string | null> {
  return exclusively(async () => {
    if (token !== null && token.value !== rejected) {
      return token.value;
    }
    const answer = await fetch('/api/v1/session/refresh', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Idempotency-Key': keyOfUnanswered() },
    });
    if (answer.status < 500) {
      answered();
    }
    if (answer.ok) {
      const renewed = (await answer.json()) as SignedIn;
      const member = memberOf(session);
      if (member !== null && member.id !== renewed.member.id) {
        // In another tab somebody else has signed in. What is typed here is not theirs.
        forget('expired');
        return null;
      }
      // Who signed out meanwhile stays so.
      if (session.state !== 'signed-out') {
        startSession(renewed);
      }
      return renewed.accessToken;
    }
    if (answer.status === 401 || answer.status === 403) {
      forget('expired');
      return null;
    }
    throw problemOf(answer, await answer.json().catch(() => null));
  });
}

/** Kept across reloads: the refresh cookie, which no script can delete, still carries a session that somebody left. */
const UNFINISHED = 'mintmark-sign-out';

export function isSignOutUnfinished(): boolean {
  return browserStorage.getItem(UNFINISHED) !== null;
}

/** The server could not be told of a sign-out; it is told as soon as it can be. */
export function signOutUnfinished(): void {
  browserStorage.setItem(UNFINISHED, 'true');
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
  if (isSignOutUnfinished()) {
    signedOut();
    await endSession(false);
    browserStorage.removeItem(UNFINISHED);
  }
}

let finding: Promise<void> | null = null;

/**
 * Finds out whether the refresh cookie still holds a session. Whoever asks meanwhile gets the same answer.
 *
 * @throws ApiProblem or TypeError if the service could not say
 */
export function findSession(): Promise<void> {
  finding ??= find().finally(() => {
    finding = null;
  });
  return finding;
}

async function find(): Promise<void> {
  await finishSignOut().catch(() => undefined);
  // Who has signed out stays so, even if the server could not be told.
  if (session.state === 'unknown') {
    await refresh(null);
  }
}

async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  // Browsers have no locks on a page that came over plain HTTP from another machine.
  return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}
