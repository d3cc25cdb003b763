// A service with @mintmark/client and an API with @mintmark/verifier: one JSON array a line, one answer a line.
//   ["get", token?, proof?]  what the API answers to this token, else to the service's own
//   ["bound"]                what it answers to a token that is bound to a key: with a proof, with it again, without one
//   ["address"]              where the API is
//   ["token", clientId, secret, resource?, scope?]   a token of this app, or why there is none
//   ["federated", clientId, file, ahead]   the same by a token of another issuer in a file; always of one client, whose clock is that many seconds ahead
//   ["cuts"]                 how well the API follows the cut list; it does if it is given credentials
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Blocked, Credential, DpopKey, Rejected, TokenClient } from '../../../../../kits/node/client/dist/index.js';
import { protect } from '../../../../../kits/node/verifier/dist/express.js';
import { callerOf, Verifier } from '../../../../../kits/node/verifier/dist/index.js';

const { MINTMARK_ISSUER: issuer, CLIENT_ID: clientId, CLIENT_KEY: key, API_ID, API_SECRET } = process.env;
const followCuts = { clientId: API_ID, secret: API_SECRET, staleAfter: 60, whenStale: 'refuse' };
const tokens = TokenClient.of(issuer, Credential.key(clientId, key));

const api = createServer((request, response) =>
  letIn(request, response, () => {
    const { appId, tenantId, region, dbCode, domains, limits } = callerOf(request);
    const hourly = limits.fold((plan) => plan.documentUnitsPerHour.most, () => 'no plan');
    response.end(JSON.stringify({ appId, tenantId, region, dbCode, domains, hourly }));
  }));
await new Promise((listening) => api.listen(0, 'localhost', listening));
const address = `http://localhost:${api.address().port}`;
const verifier = Verifier.of(issuer, 'mintmark-api', { dpopAt: address, ...(API_ID ? { followCuts } : {}) });
const letIn = protect(verifier, 'mintmark.api');

async function answerTo(init) {
  const answer = await fetch(`${address}/`, init);
  const challenge = answer.headers.get('WWW-Authenticate') ?? '';
  return { status: answer.status, challenge, body: await answer.json() };
}

const ofFiles = new Map();
let ahead = 0;

const questions = {
  async get(token, proof) {
    const headers = proof ? { Authorization: `DPoP ${token}`, DPoP: proof } : { Authorization: `Bearer ${token}` };
    return answerTo(token ? { headers } : await tokens.authorize());
  },
  async bound() {
    const binding = TokenClient.of(issuer, Credential.key(clientId, key), { boundTo: DpopKey.generate() });
    const proven = await binding.authorize({}, address);
    const headers = { Authorization: `Bearer ${(await binding.token()).value}` };
    return { first: await answerTo(proven), again: await answerTo(proven), stolen: await answerTo({ headers }) };
  },
  address: () => ({ address }),
  cuts: () => verifier.cuts,
  token: (id, secret, resource, scope) =>
    tokenOf(TokenClient.of(issuer, Credential.secret(id, secret), { resource, scope })),
  federated(id, file, seconds) {
    ahead = seconds * 1000;
    if (!ofFiles.has(file)) {
      const clock = () => Date.now() + ahead;
      ofFiles.set(file, TokenClient.of(issuer, Credential.federatedTokenFile(id, file), { clock }));
    }
    return tokenOf(ofFiles.get(file));
  },
};

async function tokenOf(client) {
  try {
    return { token: (await client.token()).value };
  } catch (failure) {
    return failure instanceof Blocked ? { blocked: failure.reason }
      : failure instanceof Rejected ? { rejected: failure.error, reason: failure.reason }
      : { failed: String(failure) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [question, ...details] = JSON.parse(line);
  console.log(JSON.stringify(await questions[question](...details)));
}
process.exit();
