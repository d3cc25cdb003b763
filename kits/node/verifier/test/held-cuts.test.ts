import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompactToken } from '../src/compact-token.js';
import { HeldCuts } from '../src/held-cuts.js';
import { PublishedKeys } from '../src/published-keys.js';
import { Challenge } from '../src/refused.js';
import { TokenRules } from '../src/token-rules.js';
import { APP, PREVIOUS, SIGNING, signed } from './pretended-cuts.js';
import { PretendedIssuer } from './pretended-issuer.js';
import { GOOD, vectors } from './vectors.js';

const KEY = { kid: SIGNING };

let issuer: PretendedIssuer;
let rules: TokenRules;
let held: HeldCuts;

beforeEach(async () => {
  issuer = await PretendedIssuer.start();
  const clock = () => issuer.now;
  const { audience, clockSkew } = vectors;
  const expected = { algorithms: ['ES256'], types: ['at+jwt'], clockSkew, clock };
  rules = new TokenRules({ issuer: vectors.issuer, audience, ...expected });
  const keys = new PublishedKeys(new URL(`${issuer.uri}/.well-known/jwks.json`), clock, () => undefined);
  held = new HeldCuts({ audience, staleAfter: 60_000, clockSkew: clockSkew * 1000, clock }, rules, keys);
});

afterEach(() => issuer.close());

async function take(kid: string, secondsFromNow: number, ...cuts: object[]): Promise<void> {
  await held.take(await signed(kid, issuer.now / 1000 + secondsFromNow, ...cuts), 'W/"1"');
}

function isCut(): boolean {
  const good = new CompactToken(GOOD);
  const caller = rules.caller(good, new Challenge());
  try {
    held.check(good, caller);
    return false;
  } catch {
    return true;
  }
}

describe('the list that is held', () => {
  it('is not replaced by an older one', async () => {
    await take(SIGNING, 0, APP);

    await expect(take(SIGNING, -1)).rejects.toMatchObject({ reason: 'expired' });
    expect(isCut()).toBe(true);
    await take(SIGNING, 0);
    expect(isCut()).toBe(false);
  });

  it('is not replaced by one of a key that was revoked', async () => {
    await take(PREVIOUS, 0, KEY);

    await expect(take(SIGNING, 1)).rejects.toMatchObject({ reason: 'revoked' });
    expect(isCut()).toBe(true);
  });

  it('never lets a key be trusted again that was revoked', async () => {
    await take(PREVIOUS, 0, KEY);
    await take(PREVIOUS, 1);
    await take(PREVIOUS, 2);

    expect(isCut()).toBe(true);
  });

  it('may tell of a revoked key also when that key has signed it', async () => {
    await take(SIGNING, 0, KEY);

    expect(isCut()).toBe(true);
  });

  it('is stale where there is none', () => {
    expect(held.isStale).toBe(true);
    expect(held.age).toBeUndefined();
    expect(held.tag).toBeUndefined();
  });

  it('is as old as its last confirmation', async () => {
    await take(SIGNING, 0);
    issuer.pass(60);
    expect(held.isStale).toBe(false);
    issuer.pass(1);
    expect(held.isStale).toBe(true);

    held.confirm();
    expect(held.age).toBe(0);
    expect(held.isStale).toBe(false);
  });

  it('is as old as it says where it was handed on', async () => {
    await take(SIGNING, -31);
    expect(held.age, 'but for the clock skew').toBe(1000);
    await take(SIGNING, -20);
    expect(held.age).toBe(0);
    await take(SIGNING, 20);
    expect(held.age, 'a clock that is ahead').toBe(0);
  });

  it('is old where the clock was put back', async () => {
    await take(SIGNING, 0);
    issuer.pass(-3600);

    expect(held.isStale).toBe(true);
  });

  it('is to be signed anew once it is over', async () => {
    await take(SIGNING, 0);
    issuer.pass(299);
    held.confirm();
    expect(held.tag).toBe('W/"1"');
    issuer.pass(1);
    expect(held.tag).toBeUndefined();
  });

  it('finds a token among many thousands', async () => {
    const others = Array.from({ length: 20_000 }, (_, i) => ({ appId: `app-${i}`, credentialVersionBelow: i }));
    await take(SIGNING, 0, ...others);
    expect(isCut()).toBe(false);
    await take(SIGNING, 0, ...others.slice(10_000), APP, ...others.slice(0, 10_000));
    expect(isCut()).toBe(true);
  });
});
