import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Verifier } from '@mintmark/verifier';
import { pauseAfter } from '../src/cuts-follower.js';
import { CutsFailure, MOST_BYTES } from '../src/cuts-request.js';
import { STALE_AFTER, closed, following, goingOn, isHeld, issuer, outcome, server, soon, told } from './following.js';
import { CLIENT_ID, PREVIOUS, SECRET } from './pretended-cuts.js';
import { GOOD, tokenOf, vectors } from './vectors.js';

describe('a verifier whose cut list cannot be read', () => {
  it('refuses everything once the list is stale, and goes on when it is back', async () => {
    const verifier = following();
    await isHeld();
    server.answers(500);
    await soon(() => verifier.cuts?.failure).toBe('The cut list answers 500.');
    issuer.pass(STALE_AFTER);
    expect(await outcome(verifier)).toBe('accepted');

    issuer.pass(1);
    await expect(verifier.verify(GOOD)).rejects.toMatchObject({
      reason: 'cuts_unavailable',
      status: 503,
      headers: { 'Retry-After': '5' },
    });
    expect(verifier.cuts).toEqual({ age: STALE_AFTER + 1, isStale: true, failure: 'The cut list answers 500.' });
    expect(await outcome(verifier, tokenOf('expired'))).toBe('expired');

    server.answers(200);
    await soon(() => outcome(verifier)).toBe('accepted');
    expect(verifier.cuts?.failure).toBeUndefined();
  });

  it('goes on with a stale list if it is told to, and tells', async () => {
    await server.cut({ plan: 'other' }, { kid: PREVIOUS });
    const verifier = goingOn();
    await isHeld();
    server.answers(500);
    issuer.pass(STALE_AFTER + 1);

    expect(await outcome(verifier)).toBe('accepted');
    expect(await outcome(verifier)).toBe('accepted');
    expect(await outcome(verifier, tokenOf('a good token of the previous key')), 'cut before').toBe('revoked');
    expect(verifier.cuts?.isStale).toBe(true);
    const stale = told.filter(({ message }) => message.includes('is stale'));
    expect(stale).toHaveLength(1);
    expect(stale[0]?.message).toContain(server.uri);
    expect(stale[0]?.message).toContain('what was revoked since is served');

    server.answers(200);
    await soon(() => verifier.cuts?.isStale).toBe(false);
  });

  it('knows what to do without any list', async () => {
    server.answers(503);

    expect(await outcome(following())).toBe('cuts_unavailable');
    const verifier = goingOn();
    expect(await outcome(verifier)).toBe('accepted');
    expect(verifier.cuts).toEqual({ age: undefined, isStale: true, failure: 'The cut list answers 503.' });
    expect(issuer.verifier().cuts).toBeUndefined();
  });

  it('makes nobody wait forever for a server that does not answer', async () => {
    server.silent = true;
    const verifier = following();

    expect(await outcome(verifier)).toBe('cuts_unavailable');
    expect(server.requests).toBe(1);
    server.confirm();
    await soon(() => outcome(verifier)).toBe('accepted');
  });

  it('says that its credentials are wrong, and never which they are', async () => {
    server.secret = 'mmr_another';
    const verifier = following();

    const refusal: unknown = await verifier.verify(GOOD).catch((failure: unknown) => failure);
    const failure = 'The cut list answers 401: client id or secret is wrong.';
    expect(refusal).toMatchObject({ reason: 'cuts_unavailable', cause: { message: failure } });
    expect(verifier.cuts?.failure).toBe(failure);
    expect(server.requests).toBe(1);
    expect(told).toHaveLength(1);
    const everything = inspect([told, refusal, verifier, verifier.cuts], { depth: 9, showHidden: true });
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain('Basic ');
  });

  it('reads the secret from its file each time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cuts-'));
    const secretFile = join(folder, 'secret');
    writeFileSync(secretFile, `${SECRET}\n`);
    const verifier = following({ secret: undefined, secretFile });
    await isHeld();
    writeFileSync(secretFile, 'mmr_replaced');
    server.confirm();
    server.secret = 'mmr_replaced';
    await soon(() => server.held === 1 && server.requests === 3).toBe(true);

    rmSync(folder, { recursive: true });
    server.confirm();
    await soon(() => verifier.cuts?.failure).toContain(secretFile);
  });

  it('asks again after the time that the server names', async () => {
    server.answers(503, '1');
    const verifier = following();
    expect(await outcome(verifier)).toBe('cuts_unavailable');
    server.answers(200);

    await soon(() => outcome(verifier)).toBe('accepted');
    expect(server.requests).toBe(2);
  });

  it('pauses longer with each failure, and never like the others', () => {
    const within = (pause: number, least: number, most: number) => {
      expect(pause).toBeGreaterThanOrEqual(least);
      expect(pause).toBeLessThanOrEqual(most);
    };
    for (let i = 0; i < 50; i++) {
      within(pauseAfter(new Error(), 1), 250, 750);
      within(pauseAfter(new Error(), 3), 1000, 3000);
      within(pauseAfter(new Error(), 100), 7500, 22_500);
      within(pauseAfter(new CutsFailure(401, 0), 1), 7500, 22_500);
      within(pauseAfter(new CutsFailure(503, 9000), 1), 9250, 9750);
    }
  });

  it.each([204, 302, 304, 404, 500])('takes no answer of status %d for a list', async (status) => {
    server.answers(status);
    const verifier = following();

    expect(await outcome(verifier)).toBe('cuts_unavailable');
    expect(verifier.cuts?.failure).toBe(`The cut list answers ${status}.`);
  });

  it('reads no answer without end', async () => {
    server.publish('a'.repeat(MOST_BYTES + 1));
    const verifier = following();

    expect(await outcome(verifier)).toBe('cuts_unavailable');
    expect(verifier.cuts?.failure).toBe('The answer is too long.');
  });

  it('names the reason where nothing listens', async () => {
    server.close();
    const verifier = following();

    expect(await outcome(verifier)).toBe('cuts_unavailable');
    expect(verifier.cuts?.failure).toContain('ECONNREFUSED');
  });

  it('warns, unless it is told whom to tell', async () => {
    server.answers(500);
    const warning = once(process, 'warning') as Promise<[Error]>;
    closed(
      Verifier.of(issuer.uri, vectors.audience, {
        cutsAt: server.uri,
        followCuts: { clientId: CLIENT_ID, secret: SECRET, staleAfter: 60, whenStale: 'go_on' },
      }),
    );

    const [{ name, message }] = await warning;
    expect(name).toBe('MintmarkWarning');
    expect(message).toContain(`${server.uri} is stale (The cut list answers 500.)`);
  });
});
