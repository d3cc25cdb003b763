import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Credential, TokenClient } from '@mintmark/client';
import { allDocuments } from './example/documents.js';
import { TokenEndpoint } from './token-endpoint.js';

let endpoint: TokenEndpoint;

beforeEach(async () => {
  endpoint = await TokenEndpoint.start();
});

afterEach(() => endpoint.close());

describe('the example', () => {
  it('calls, and says why it cannot', async () => {
    const tokens = TokenClient.of(endpoint.issuer, Credential.secret('mm_app', 'mms_secret'));
    endpoint.answers(400, { error: 'unauthorized_client', reason: 'plan_retired' });
    expect(await allDocuments(tokens, 'http://localhost:1')).toBe('Choose another plan for this app.');

    endpoint.answersAsUsual();
    const called = TokenClient.of(endpoint.issuer, Credential.secret('mm_app', 'mms_secret'));
    expect(await allDocuments(called, `${endpoint.issuer}/documents`)).toContain('token-3');
  });
});
