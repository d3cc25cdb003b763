import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';

export function server({ issuer, audience }) {
  const app = express();
  app.use(auth({ issuerBaseURL: issuer, audience }));
  app.get('/', (request, response) => response.json(request.auth.payload));
  return app;
}
