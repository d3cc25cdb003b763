import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Verifier, type FollowCuts } from '@mintmark/verifier';
import { STALE_AFTER, following, goingOn, isHeld, issuer, outcome, server, soon, told } from './following.js';
import { APP, CLIENT_ID, SECRET } from './pretended-cuts.js';
import { GOOD, vectors } from './vectors.js';

describe('a verifier that follows the cut list', () => {
  it('refuses a token as soon as there is news', async () => {
    const verifier = following();
    await isHeld();
    expect(await outcome(verifier)).toBe('accepted');

    await server.cut(APP);
    await soon(() => outcome(verifier)).toBe('revoked');
    await expect(verifier.verify(GOOD)).rejects.toMatchObject({
      status: 401,
      message: 'The token was revoked. (appId)',
      headers: { 'WWW-Authenticate': expect.stringContaining('error="invalid_token"') as string },
    });

    await server.cut();
    await soon(() => outcome(verifier)).toBe('accepted');
    expect(server.requests, 'one for each list, and one that is held').toBeLessThanOrEqual(4);
  });

  it('waits for the first list before it lets a token through', async () => {
    await server.cut(APP);

    expect(await outcome(goingOn())).toBe('revoked');
  });

  it('is fresh again when the server confirms the list', async () => {
    const verifier = following();
    for (let i = 0; i < 3; i++) {
      await isHeld();
      expect(verifier.cuts).toMatchObject({ isStale: false, failure: undefined });
      issuer.pass(100);
      expect(verifier.cuts?.age).toBe(100);
      server.confirm();
      await soon(() => verifier.cuts?.age).toBe(0);
    }
    expect(await outcome(verifier)).toBe('accepted');
    expect(server.requests).toBeLessThanOrEqual(5);
  });

  it('tells once of cuts that it does not know', async () => {
    await server.cut({ somethingNew: 1 });
    const verifier = following();
    await isHeld();
    expect(await outcome(verifier)).toBe('accepted');
    await server.cut({ somethingNew: 2 }, APP);
    await soon(() => outcome(verifier)).toBe('revoked');

    expect(told).toHaveLength(1);
    expect(told[0]?.message).toContain('somethingNew');
  });

  it('ends at once when it is closed', async () => {
    const verifier = following();
    await isHeld();

    verifier.close();
    await soon(() => server.held).toBe(0);
    expect(await outcome(verifier)).toBe('accepted');
    expect(verifier.cuts?.failure, 'to be closed is no failure').toBeUndefined();
    issuer.pass(STALE_AFTER + 1);
    expect(await outcome(verifier)).toBe('cuts_unavailable');
    expect(server.requests).toBe(2);
  });

  it('hears of it as one of a hundred in a process', async () => {
    const hundred = Array.from({ length: 100 }, () => following());
    await soon(() => server.held).toBe(100);
    await Promise.all(hundred.map((verifier) => verifier.verify(GOOD)));
    const before = server.requests;

    await server.cut(APP);
    await soon(async () => new Set(await Promise.all(hundred.map((verifier) => outcome(verifier))))).toEqual(
      new Set(['revoked']),
    );
    await soon(() => server.held).toBe(100);
    expect(server.requests, 'one more of each').toBe(before + 100);
    hundred.forEach((verifier) => verifier.close());
    await soon(() => server.held).toBe(0);
  });

  it('keeps no process alive that forgets to close it', async () => {
    const built = new URL('../dist/index.js', import.meta.url).href;
    const settings = {
      keysAt: `${issuer.uri}/.well-known/jwks.json`,
      cutsAt: server.uri,
      followCuts: { clientId: CLIENT_ID, secret: SECRET, staleAfter: 120, whenStale: 'refuse' },
    };
    const script = `
      import { Verifier } from ${JSON.stringify(built)};
      const settings = { ...${JSON.stringify(settings)}, clock: () => ${vectors.now * 1000} };
      const verifier = Verifier.of('${vectors.issuer}', '${vectors.audience}', settings);
      await verifier.verify('${GOOD}');
      process.once('message', () => process.disconnect());
      process.send('verified');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    await isHeld();
    child.send('end');

    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

describe('settings that cannot be meant:', () => {
  const good = { clientId: CLIENT_ID, secret: SECRET, staleAfter: 60, whenStale: 'refuse' };

  it.each([
    { ...good, clientId: SECRET },
    { ...good, clientId: undefined },
    { ...good, secret: undefined },
    { ...good, secret: ' ' },
    { ...good, secretFile: '/run/secrets/mintmark' },
    { ...good, staleAfter: undefined },
    { ...good, staleAfter: 4 },
    { ...good, staleAfter: 86_401 },
    { ...good, whenStale: undefined },
    { ...good, whenStale: 'ignore' },
  ])('%j', (followCuts) => {
    const make = () => Verifier.of(vectors.issuer, vectors.audience, { followCuts: followCuts as FollowCuts });

    expect(make).toThrow(TypeError);
    expect(make).not.toThrow(SECRET);
  });
});
