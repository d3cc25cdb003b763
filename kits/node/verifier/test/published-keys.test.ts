import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompactToken } from '../src/compact-token.js';
import { PublishedKeys } from '../src/published-keys.js';
import { PretendedIssuer } from './pretended-issuer.js';
import { GOOD, jwks, tokenOf } from './vectors.js';

let issuer: PretendedIssuer;
let keys: PublishedKeys;
let outages: unknown[];

beforeEach(async () => {
  issuer = await PretendedIssuer.start();
  outages = [];
  const tell = (cause: unknown) => void outages.push(cause);
  keys = new PublishedKeys(new URL(`${issuer.uri}/.well-known/jwks.json`), () => issuer.now, tell);
});

afterEach(() => issuer.close());

const MINUTE = 60;
const good = () => keys.checkSignature(new CompactToken(GOOD));

describe('the published keys', () => {
  it('are kept for five minutes', async () => {
    await good();
    issuer.pass(4 * MINUTE - 1);
    await good();
    expect(issuer.fetches).toBe(1);

    issuer.published = jwks('key-2026-08');
    issuer.pass(2 * MINUTE);
    await expect(good(), 'withdrawn').rejects.toMatchObject({ reason: 'unknown_key' });
  });

  it('are renewed in the background a minute before that', async () => {
    await good();
    issuer.pass(4 * MINUTE + 1);
    issuer.holds = true;
    await good();
    await expect.poll(() => issuer.fetches).toBe(2);
  });

  it('survive an outage of an hour', async () => {
    await good();
    issuer.status = 503;
    for (let minutes = 0; minutes < 54; minutes += 6) {
      issuer.pass(6 * MINUTE);
      await good();
    }
    issuer.pass(12 * MINUTE);
    await expect(good()).rejects.toMatchObject({ reason: 'keys_unavailable' });

    issuer.status = 200;
    issuer.pass(30);
    await good();
    expect(issuer.fetches).toBeGreaterThan(10);
  });

  it('tell why they cannot be fetched', async () => {
    issuer.status = 503;
    const reason = { message: 'The key set answers 503.' };
    await expect(good()).rejects.toMatchObject({ reason: 'keys_unavailable', cause: reason });

    expect(outages).toMatchObject([reason]);
  });

  it('survive a page that is no key set', async () => {
    await good();
    issuer.published = "<html>Welcome to the hotel's network</html>";
    issuer.pass(6 * MINUTE);

    await good();
    expect(issuer.fetches).toBeGreaterThan(1);
  });

  it('make nobody wait while an issuer that does not answer is asked again', async () => {
    await good();
    issuer.status = 503;
    issuer.pass(5 * MINUTE + 1);
    await good();
    issuer.holds = true;
    issuer.pass(4 * MINUTE + 1);

    await good();
    await expect.poll(() => issuer.fetches).toBe(4);
  });

  it('are fetched for an unknown kid again after a while', async () => {
    issuer.published = jwks('key-2026-08');
    for (let i = 0; i < 10; i++) {
      await expect(good()).rejects.toMatchObject({ reason: 'unknown_key' });
    }
    expect(issuer.fetches).toBe(2);
    issuer.published = jwks();
    await expect(good()).rejects.toMatchObject({ reason: 'unknown_key' });

    issuer.pass(30);
    await good();
  });

  it('are fetched once for all who wait for them', async () => {
    const previous = new CompactToken(tokenOf('a good token of the previous key'));
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? good() : keys.checkSignature(previous))));

    expect(issuer.fetches).toBe(1);
  });
});
