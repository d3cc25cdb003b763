import { afterEach, beforeEach, expect } from 'vitest';
import type { FollowCuts, Refused, Verifier } from '@mintmark/verifier';
import { CLIENT_ID, PretendedCuts, SECRET } from './pretended-cuts.js';
import { PretendedIssuer } from './pretended-issuer.js';
import { GOOD } from './vectors.js';

export const STALE_AFTER = 120;

/** An issuer with a cut list, anew for each test. */
export let issuer: PretendedIssuer;
export let server: PretendedCuts;
/** What the verifiers told. */
export let told: Error[];
let verifiers: Verifier[];

beforeEach(async () => {
  issuer = await PretendedIssuer.start();
  server = await PretendedCuts.start();
  verifiers = [];
  told = [];
});

afterEach(() => {
  verifiers.forEach((verifier) => verifier.close());
  server.close();
  issuer.close();
});

/** A verifier that follows the list; it is closed after the test. */
export function following(settings: Partial<FollowCuts> = {}): Verifier {
  const usual = { clientId: CLIENT_ID, secret: SECRET, staleAfter: STALE_AFTER, whenStale: 'refuse' };
  return closed(
    issuer.verifier({
      cutsAt: server.uri,
      followCuts: { ...usual, ...settings } as FollowCuts,
      onOutage: (problem) => void told.push(problem as Error),
    }),
  );
}

/** Closes it after the test. */
export function closed(verifier: Verifier): Verifier {
  verifiers.push(verifier);
  return verifier;
}

export const goingOn = () => following({ whenStale: 'go_on' });

/** What becomes of a token: accepted, or the reason why not. */
export async function outcome(verifier: Verifier, token = GOOD): Promise<string> {
  const refusal: unknown = await verifier.verify(token).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return refusal === undefined ? 'accepted' : (refusal as Refused).reason;
}

export const soon = (read: () => unknown) => expect.poll(read, { timeout: 15_000, interval: 5 });
export const isHeld = () => soon(() => server.held).toBe(1);
