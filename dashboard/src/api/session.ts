import { useSyncExternalStore } from 'react';
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
const listeners = new Set<() => void>();
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(LOCK);

otherTabs?.addEventListener('message', (message: MessageEvent<string>) => {
  if (message.data === 'signed-out') {
    forget('signed-out');
  }
});

function change(next: Session): void {
  session = next;
  listeners.forEach((listener) => listener());
}

/** The session, for components. */
export function useSession(): Session {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
}

/** The session, for everything else. */
export function currentSession(): Session {
  return session;
}

/** The member who is signed in; only for pages that nobody else sees. */
export function useMember(): Member {
  const now = useSession();
  if (now.state === 'signed-in' || now.state === 'expired') {
    return now.member;
  }
  throw new Error('nobody is signed in');
}

export function startSession(answer: SignedIn): void {
  token = { value: answer.accessToken, expiresAt: Date.now() + answer.expiresIn * 1000 };
  change({ state: 'signed-in', member: answer.member });
}

function forget(state: 'signed-out' | 'expired'): void {
  token = null;
  if (state === 'expired' && (session.state === 'signed-in' || session.state === 'expired')) {
    change({ state: 'expired', member: session.member });
  } else {
    change({ state: 'signed-out' });
  }
}

/** The server said that the session has ended. */
export function sessionEnded(): void {
  forget('expired');
}

/** Ends the session here and in every other tab. */
export function signedOut(): void {
  forget('signed-out');
  otherTabs?.postMessage('signed-out');
}

/** Gets a new access token and with it the member as stored now. */
export async function renewSession(): Promise<void> {
  await refresh(token?.value ?? null);
}

/** A token that is good for the next request, or null if there is no session. */
export async function accessToken(): Promise<string | null> {
  if (token !== null && token.expiresAt - REFRESH_BEFORE_EXPIRY_MS > Date.now()) {
    return token.value;
  }
  if (session.state === 'signed-out') {
    return null;
  }
  return refresh(token?.value ?? null);
}

/**
 * Gets a new access token. Tabs share one refresh cookie, which changes with every use: they take turns under one lock, so that
 * none of them ever sends a cookie that another one has used up.
 */
export async function refresh(rejected: string | null): Promise<string | null> {
  return exclusively(async () => {
    if (token !== null && token.value !== rejected) {
      return token.value;
    }
    const answer = await fetch('/api/v1/session/refresh', { method: 'POST', credentials: 'same-origin' }).catch(
      unreachable,
    );
    if (answer === null) {
      return null;
    }
    if (answer.ok) {
      startSession((await answer.json()) as SignedIn);
      return token === null ? null : (token as { value: string }).value;
    }
    if (answer.status === 401 || answer.status === 403 || session.state === 'unknown') {
      forget('expired');
    }
    return null;
  });
}

function unreachable(): null {
  if (session.state === 'unknown') {
    forget('signed-out');
  }
  return null;
}

async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  // Browsers have no locks on a page that came over plain HTTP from another machine.
  return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}
