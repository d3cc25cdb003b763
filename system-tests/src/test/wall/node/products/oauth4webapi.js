import * as oauth from 'oauth4webapi';

const http = { [oauth.allowInsecureRequests]: true }; // only for an issuer without https

async function discover(issuer) {
  const url = new URL(issuer);
  const response = await oauth.discoveryRequest(url, { algorithm: 'oauth2', ...http });
  return oauth.processDiscoveryResponse(url, response);
}

export async function token({ issuer, clientId, clientSecret }, parameters) {
  const server = await discover(issuer);
  const client = { client_id: clientId };
  const credential = oauth.ClientSecretBasic(clientSecret);
  const response = await oauth.clientCredentialsGrantRequest(server, client, credential, parameters, http);
  return oauth.processClientCredentialsResponse(server, client, response);
}

export async function verifier({ issuer, audience }) {
  const server = await discover(issuer);
  return (token) => {
    const request = new Request('http://localhost', { headers: { Authorization: `Bearer ${token}` } });
    return oauth.validateJwtAccessToken(server, request, audience, http);
  };
}
