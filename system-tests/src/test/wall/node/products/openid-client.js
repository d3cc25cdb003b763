import * as client from 'openid-client';

export async function token({ issuer, clientId, clientSecret }, parameters) {
  const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    execute: [client.allowInsecureRequests], // only for an issuer without https
  });
  return client.clientCredentialsGrant(config, parameters);
}
