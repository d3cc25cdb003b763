import { useSyncExternalStore } from 'react';

/** What waits for the member to sign in once more; told whether that happened. */
let waiting: ((signedIn: boolean) => void)[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  listeners.forEach((listener) => listener());
}

/** Asks the member to sign in once more; false if the member would not. */
export function freshSignIn(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    tell();
  });
}

/** Lets everything go on that waits. */
export function settleFreshSignIn(signedIn: boolean): void {
  const all = waiting;
  waiting = [];
  tell();
  all.forEach((settle) => settle(signedIn));
}

/** Whether something waits for a fresh sign-in. */
export function useFreshSignInAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );
}
