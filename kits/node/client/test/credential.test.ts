import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Credential, Rejected, TokenClient } from '@mintmark/client';
import { TokenEndpoint } from './token-endpoint.js';

let endpoint: TokenEndpoint;
let folder: string;
let now: number;

beforeEach(async () => {
  now = Date.parse('2026-11-27T08:00:00Z');
  endpoint = await TokenEndpoint.start();
  folder = mkdtempSync(join(tmpdir(), 'mintmark-'));
});

afterEach(() => {
  endpoint.close();
  rmSync(folder, { recursive: true });
});

const client = (credential: Credential) => TokenClient.of(endpoint.issuer, credential, { clock: () => now });

function file(text: string, name = 'credential'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const last = () => {
  const request = endpoint.requests.at(-1);
  if (!request) {
    throw new Error('Nothing was asked for.');
  }
  return request;
};

describe('a secret', () => {
  it('is sent in the header, form-encoded', async () => {
    await client(Credential.secret(' mm_app ', 'a secret+of:100%\n')).token();

    const basic = Buffer.from('mm_app:a+secret%2Bof%3A100%25').toString('base64');
    expect(last().authorization).toBe(`Basic ${basic}`);
    expect(last().form.toString()).toBe('grant_type=client_credentials');
  });

  it('in a file is read for each request', async () => {
    const path = file('first\n');
    const tokens = client(Credential.secretFile('mm_app', path));
    await tokens.token();
    const before = last().authorization;
    file('second\n');
    now += 900_000;
    await tokens.token();

    expect(last().authorization).not.toBe(before);
  });
});

describe('a key', () => {
  it.each([
    ['ES256', 'ES256', {}],
    ['EdDSA', 'EdDSA', {}],
    ['RS256', 'RS256', {}],
    ['RS256', 'PS256', { alg: 'PS256' }],
  ])('of the kind for %s signs with %s', async (made, alg, more) => {
    const { privateKey, publicKey } = await generateKeyPair(made, { extractable: true });
    const jwk = JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'mine', ...more });
    const tokens = client(alg === 'ES256' ? Credential.key('mm_app', jwk) : Credential.keyFile('mm_app', file(jwk)));
    await tokens.token();

    const { authorization, form } = last();
    expect(authorization).toBeUndefined();
    expect([...form.keys()]).toEqual(['grant_type', 'client_assertion_type', 'client_assertion']);
    expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    const key = alg === 'PS256' ? { ...(await exportJWK(publicKey)), alg } : publicKey;
    const { payload, protectedHeader } = await jwtVerify(form.get('client_assertion') ?? '', key, {
      algorithms: [alg],
      currentDate: new Date(now),
    });
    expect(protectedHeader).toEqual({ alg, typ: 'JWT', kid: 'mine' });
    const seconds = now / 1000;
    expect(payload).toMatchObject({
      iss: 'mm_app',
      sub: 'mm_app',
      aud: endpoint.issuer,
      iat: seconds,
      exp: seconds + 120,
    });
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('makes a fresh assertion for each request', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const tokens = client(Credential.key('mm_app', JSON.stringify(await exportJWK(privateKey))));
    for (let i = 0; i < 3; i++) {
      await tokens.token();
      now += 900_000;
    }

    expect(new Set(endpoint.requests.map(({ form }) => form.get('client_assertion'))).size).toBe(3);
  });

  it.each([
    'confidential',
    '{}',
    '{"kty":"oct","k":"confidential"}',
    '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
    '{"kty":"OKP","crv":"X25519","d":"dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo","x":"hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"}',
  ])('is not: %s', (jwk) => {
    expect(() => Credential.key('mm_app', jwk)).toThrow(TypeError);
    expect(() => Credential.key('mm_app', jwk)).toThrow(/^(?!.*confidential)/);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['a secret', () => Credential.secretFile('mm_app', join(folder, 'missing'))],
    ['a key', () => Credential.keyFile('mm_app', file('{"d":"confidential'))],
  ])('instead of %s is told', async (_, credential) => {
    const failure: unknown = await client(credential())
      .token()
      .catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(Rejected);
    expect(failure).toMatchObject({ error: 'credential_unusable' });
    expect(String((failure as Rejected).cause)).not.toContain('confidential');
    expect(endpoint.requests).toHaveLength(0);
  });
});

describe('a federated token', () => {
  const unusable = async (tokens: TokenClient) => {
    const failure: unknown = await tokens.token().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Rejected);
    expect(failure).toMatchObject({ error: 'token_file_unusable' });
    return failure as Rejected;
  };

  it('is sent with the client id beside it', async () => {
    await client(Credential.federatedTokenFile(' mm_app ', file(' header.claims.signature\n'))).token();

    expect(last().authorization).toBeUndefined();
    expect(Object.fromEntries(last().form)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'mm_app',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: 'header.claims.signature',
    });
  });

  it('is the one that is in the file now', async () => {
    const path = join(folder, 'token');
    const tokens = client(Credential.federatedTokenFile('mm_app', path));
    for (const token of ['first', 'second', 'third']) {
      renameSync(file(token, 'next'), path); // as platforms do it: another file takes its place
      await tokens.token();
      now += 900_000;
    }

    expect(endpoint.requests.map(({ form }) => form.get('client_assertion'))).toEqual(['first', 'second', 'third']);
  });

  it('that is not there yet is waited for', async () => {
    const path = join(folder, 'token');
    const tokens = client(Credential.federatedTokenFile('mm_app', path));
    expect((await unusable(tokens)).message).toContain(`is not there: ${path}`);
    file('header.claims.signature', 'token');

    await unusable(tokens); // for a second
    now += 1_000;
    expect((await tokens.token()).value).toBe('token-1');
    expect(endpoint.requests).toHaveLength(1);
  });

  it('that is gone does no harm to a token that is still good', async () => {
    const tokens = client(Credential.federatedTokenFile('mm_app', file('first')));
    await tokens.token();
    file('\n');
    now += 780_000;
    expect((await tokens.token()).value).toBe('token-1');
    expect((await tokens.token()).value).toBe('token-1');
    now += 120_000;

    await expect.poll(async () => (await unusable(tokens)).message).toContain('is empty');
    expect(endpoint.requests).toHaveLength(1);
  });

  it('is not sent when it is none', async () => {
    await client(Credential.federatedTokenFile('mm_app', file('a'.repeat(8 * 1024)))).token();
    const large = await unusable(client(Credential.federatedTokenFile('mm_app', file('a'.repeat(8 * 1024 + 1)))));
    expect(large.message).toContain('is larger than 8 KiB');
    expect(large.message).not.toContain('aaaa');

    const noFile = await unusable(client(Credential.federatedTokenFile('mm_app', folder)));
    expect(noFile.message).toContain('cannot be read');
    expect(noFile.cause).toBeInstanceOf(Error);
    expect(endpoint.requests).toHaveLength(1);
  });
});
