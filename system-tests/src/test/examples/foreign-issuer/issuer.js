// An OpenID provider of its own: one JSON array a line, one answer a line.
//   ["issuer"]              its issuer
//   ["token", audience]     a token for this audience, by its client credentials grant: a signed JWT
//   ["client", id, secret, redirectUri, home]    knows one more client, where people sign in, and are led when they have signed out
//   ["clientWithKey", id, algorithm, jwk, redirectUri, home]   the same, which signs with the private part of this key
//   ["signIn", address, subject, email, group]   where a browser ends up that goes there and signs in as this person
//   ["signOut", address]    where the same browser ends up that goes there and agrees, and how many sessions are left here
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

const people = new Map();
const signInClients = new Map();
class Clients {
  constructor(model) { this.model = model; this.rows = Clients.of(model); }
  static stores = new Map();
  static of(model) {
    if (!Clients.stores.has(model)) Clients.stores.set(model, new Map());
    return Clients.stores.get(model);
  }
  async upsert(id, payload) { this.rows.set(id, payload); }
  async find(id) { return this.model === 'Client' ? signInClients.get(id) : this.rows.get(id); }
  async findByUid(uid) { return [...this.rows.values()].find((row) => row.uid === uid); }
  async consume(id) { this.rows.get(id).consumed = Math.floor(Date.now() / 1000); }
  async destroy(id) { this.rows.delete(id); }
  async revokeByGrantId(grantId) {
    for (const [id, row] of this.rows) if (row.grantId === grantId) this.rows.delete(id);
  }
}

const provider = new Provider(issuer, {
  adapter: Clients,
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
  scopes: ['openid', 'email', 'profile', 'groups'],
  findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
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
// Whoever comes is signed in and agrees: what people do in the provider's own pages is not what is tried.
server.on('request', async (request, response) => {
  if (!request.url.startsWith('/interaction/')) {
    provider.callback()(request, response);
    return;
  }
  const { params, prompt, grantId } = await provider.interactionDetails(request, response);
  const accountId = params.login_hint ?? current;
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId } });
    return;
  }
  const grant = grantId ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope('openid email profile groups');
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
});
let current;

let cookies;

/** What a browser is answered, with its cookies. */
async function send(address, request) {
  const answer = await fetch(address, {
    ...request,
    redirect: 'manual',
    headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const cookie of answer.headers.getSetCookie()) {
    const [name, value] = cookie.split(';')[0].split(/=(.*)/);
    cookies.set(name, value);
  }
  return answer;
}

/** Follows redirects as a browser does, until one leads elsewhere. */
async function follow(address, request) {
  let answer = await send(address, request);
  for (let next = address; ;) {
    const location = answer.headers.get('Location');
    if (!location) return `failed: ${answer.status} ${await answer.text()}`;
    next = new URL(location, next).href;
    if (!next.startsWith(issuer)) return next;
    answer = await send(next);
  }
}

const questions = {
  client(id, secret, redirectUri, home) {
    signInClients.set(id, {
      client_id: id, client_secret: secret, redirect_uris: [redirectUri], id_token_signed_response_alg: 'ES256',
      post_logout_redirect_uris: [home],
    });
    return {};
  },
  clientWithKey(id, algorithm, jwk, redirectUri, home) {
    signInClients.set(id, {
      client_id: id, redirect_uris: [redirectUri], id_token_signed_response_alg: 'ES256',
      post_logout_redirect_uris: [home],
      token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: algorithm, jwks: { keys: [jwk] },
    });
    return {};
  },
  async signIn(address, subject, email, ...groups) {
    people.set(subject, { email, email_verified: true, name: 'Grace Hopper', groups });
    current = subject;
    cookies = new Map();
    return { returned: await follow(address) };
  },
  async signOut(address) {
    const page = await (await send(address)).text();
    const [, action, xsrf] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/s.exec(page) ?? [];
    if (!action) return { returned: `failed: ${page}` };
    const returned = await follow(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    return { returned, sessions: Clients.of('Session').size };
  },
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
