import { callerOf, type Verifier } from '@mintmark/verifier';
import { answerRefused, protect } from '@mintmark/verifier/express';
import express from 'express';

export function documentsApi(verifier: Verifier) {
  const api = express();
  api.use(protect(verifier, 'mintmark.api'));
  api.get('/documents', (request, response) => {
    const caller = callerOf(request);
    const within = caller.limits.fold(
      (plan) => plan.documentUnitsPerHour.allows(10),
      () => false,
    );
    response.status(within ? 200 : 403).send(`The documents are in ${caller.dbCode}.`);
  });
  api.delete('/documents', (request, response) => {
    callerOf(request).requireScope('documents.delete');
    response.sendStatus(204);
  });
  api.use(answerRefused);
  return api;
}
