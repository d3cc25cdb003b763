import { callerOf, type Verifier } from '@mintmark/verifier';
import { protect } from '@mintmark/verifier/fastify';
import fastify from 'fastify';

export function documentsApi(verifier: Verifier) {
  const api = fastify();
  api.addHook('onRequest', protect(verifier, 'mintmark.api'));
  api.get('/documents', (request, reply) => {
    const caller = callerOf(request);
    const { code } = caller.requirePlan();
    return reply.send(`The documents of plan ${code} are in ${caller.dbCode}.`);
  });
  return api;
}
