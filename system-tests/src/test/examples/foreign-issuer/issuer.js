// An OpenID provider of its own: one JSON array a line, one answer a line.
//   ["issuer"]              its issuer
//   ["token", audience]     a token for this audience, by its client credentials grant: a signed JWT
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

// Its warnings are no answers
console.info = console.warn = console.error;
const { default: Provider } = await import('oidc-provider');

const server = createServer();
await new Promise((listening) => server.listen(0, 'localhost', listening));
const issuer = `http://localhost:${server.address().port}`;
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = { ...privateKey.export({ format: 'jwk' }), kid: 'provider-1', use: 'sig', alg: 'ES256' };
const client = { client_id: 'billing-job', client_secret: 'not-used-elsewhere' };

const provider = new Provider(issuer, {
  clients: [{
    ...client,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    id_token_signed_response_alg: 'ES256',
  }],
  jwks: { keys: [key] },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (context, audience) => ({
        audience, scope: '', accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
});
server.on('request', provider.callback());

const questions = {
  issuer: () => ({ issuer }),
  async token(audience) {
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
    });
    const body = await answer.json();
    return body.access_token ? { token: body.access_token } : { failed: JSON.stringify(body) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [question, ...details] = JSON.parse(line);
  console.log(JSON.stringify(await questions[question](...details)));
}
process.exit();
