import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';

// metadata: what GET /api/v1/resource-servers/{id}/protected-resource-metadata answers for this API
export function server(metadata) {
  const issuer = metadata.authorization_servers[0];
  const resource = new URL(metadata.resource);
  const metadataUrl = new URL(getOAuthProtectedResourceMetadataUrl(resource));
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
  const verifier = {
    async verifyAccessToken(token) {
      try {
        const { payload } = await jwtVerify(token, keys, { issuer, audience: metadata.resource, typ: 'at+jwt' });
        return { token, clientId: payload.client_id, scopes: payload.scope.split(' '), expiresAt: payload.exp };
      } catch (refused) {
        throw new InvalidTokenError(refused.message);
      }
    },
  };

  const app = express();
  app.get(metadataUrl.pathname, (request, response) => response.json(metadata));
  app.post(
    resource.pathname,
    requireBearerAuth({ verifier, requiredScopes: ['tools:call'], resourceMetadataUrl: metadataUrl.href }),
    express.json(),
    async (request, response) => {
      const server = new McpServer({ name: 'an API', version: '1.0.0' });
      server.registerTool('whoami', {}, ({ authInfo }) => ({ content: [{ type: 'text', text: authInfo.clientId }] }));
      const transport = new StreamableHTTPServerTransport({});
      await server.connect(transport);
      await transport.handleRequest(request, response, request.body);
    },
  );
  return app;
}
