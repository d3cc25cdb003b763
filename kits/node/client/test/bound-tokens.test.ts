import { createHash, generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, jwtVerify, type JWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Credential, DpopKey, Rejected, TokenClient, TryLater } from '@mintmark/client';
import { TokenEndpoint } from './token-endpoint.js';

const DOCUMENTS = 'https://api.example.com/documents?page=2';
const BOUND = { access_token: 'token-1', token_type: 'DPoP', expires_in: 900 };

let endpoint: TokenEndpoint;
let tokens: TokenClient;

const client = (boundTo: DpopKey) =>
  TokenClient.of(endpoint.issuer, Credential.secret('mm_app', 'mms_secret'), { boundTo });

beforeEach(async () => {
  endpoint = await TokenEndpoint.start();
  endpoint.answers(200, BOUND);
  tokens = client(DpopKey.generate());
});

afterEach(() => endpoint.close());

async function verified(proof: string | null | undefined) {
  const { payload, protectedHeader } = await jwtVerify(proof ?? '', EmbeddedJWK, { typ: 'dpop+jwt', maxTokenAge: 60 });
  expect(Object.keys(protectedHeader.jwk ?? {})).not.toContain('d');
  return payload;
}

const lastProof = () => endpoint.requests.at(-1)?.proof;

describe('bound tokens', () => {
  it('are asked for with a proof', async () => {
    expect((await tokens.token()).value).toBe('token-1');

    const { htm, htu, ath, nonce } = await verified(lastProof());
    expect({ htm, htu, ath, nonce }).toEqual({ htm: 'POST', htu: `${endpoint.issuer}/connect/token` });
  });

  it('are sent with a proof for each call', async () => {
    const one = new Headers((await tokens.authorize({ method: 'delete' }, DOCUMENTS)).headers);
    const other = new Headers((await tokens.authorize({}, new URL(DOCUMENTS))).headers);

    expect(one.get('Authorization')).toBe('DPoP token-1');
    const { htm, htu, ath, jti } = await verified(one.get('DPoP'));
    const hash = createHash('sha256').update('token-1').digest('base64url');
    expect({ htm, htu, ath }).toEqual({ htm: 'DELETE', htu: 'https://api.example.com/documents', ath: hash });
    const another = await verified(other.get('DPoP'));
    expect(another.htm).toBe('GET');
    expect(another.jti).not.toBe(jti);
  });

  it('are not sent anywhere', async () => {
    await expect(tokens.authorize()).rejects.toThrow(TypeError);
  });

  it('are asked for again with the nonce that the server wants', async () => {
    endpoint.answers(400, { error: 'use_dpop_nonce' }, { 'DPoP-Nonce': 'n1' });
    const refused: unknown = await tokens.token().catch((failure: unknown) => failure);

    expect(refused).toBeInstanceOf(Rejected);
    expect(refused).toMatchObject({ error: 'use_dpop_nonce' });
    expect(endpoint.requests, 'once again, and no more').toHaveLength(2);
    expect((await verified(lastProof())).nonce).toBe('n1');
  });

  it('are what the server answers, or none', async () => {
    endpoint.answersAsUsual();

    const refused: unknown = await tokens.token().catch((failure: unknown) => failure);
    expect(refused).toBeInstanceOf(TryLater);
    expect((refused as Error).message).toContain('without a DPoP token');
  });

  it.each([
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    generateKeyPairSync('ed25519').privateKey,
  ])('are bound to a key that is kept elsewhere', async (key) => {
    const jwk = key.export({ format: 'jwk' });
    const kept = DpopKey.of(JSON.stringify(jwk));
    expect(JSON.stringify(kept)).toBe('{}');
    const token = await client(kept).token();

    const proof = await kept.proof('PUT', DOCUMENTS, token);
    expect((await verified(proof)).htm).toBe('PUT');
    const carried = decodeProtectedHeader(proof).jwk as JWK;
    expect(await calculateJwkThumbprint(carried)).toBe(await calculateJwkThumbprint(jwk as JWK));
  });

  it('are bound to no key of another kind', () => {
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'jwk' });
    const publicHalf = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });

    expect(() => DpopKey.of(p384)).toThrow(TypeError);
    expect(() => DpopKey.of(publicHalf)).toThrow(TypeError);
    expect(() => DpopKey.of('{}')).toThrow(TypeError);
  });
});
