import jwt from '@fastify/jwt';
import Fastify from 'fastify';
import buildGetJwks from 'get-jwks';

export async function server({ issuer, audience }) {
  const getJwks = buildGetJwks();
  const fastify = Fastify();
  await fastify.register(jwt, {
    decode: { complete: true },
    secret: (request, { header: { kid, alg } }) => getJwks.getPublicKey({ domain: issuer, kid, alg }),
    verify: { allowedIss: issuer, allowedAud: audience },
  });
  fastify.addHook('onRequest', (request) => request.jwtVerify());
  fastify.get('/', (request) => request.user);
  await fastify.ready();
  return fastify.routing;
}
