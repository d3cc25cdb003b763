import { browserStorage } from '../browserStorage';

/**
 * Kept across reloads, and shared by all tabs, as the refresh cookie is. A call that was answered leaves none behind; one
 * whose answer got lost is repeated with its key, which gives the cookie that got lost.
 */
const UNANSWERED = 'mintmark-refresh';

/** The `Idempotency-Key` of the call to refresh the session that has had no answer yet; of a new one if there is none. */
export function keyOfUnanswered(): string {
  const key = browserStorage.getItem(UNANSWERED) ?? randomKey();
  browserStorage.setItem(UNANSWERED, key);
  return key;
}

/** The service has answered the call; the next one is another. */
export function answered(): void {
  browserStorage.removeItem(UNANSWERED);
}

/** Browsers have no randomUUID() on a page that came over plain HTTP from another machine. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
