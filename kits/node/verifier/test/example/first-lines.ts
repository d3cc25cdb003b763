import type { IncomingMessage } from 'node:http';

declare const request: IncomingMessage;

// What the README shows ----
import { Verifier } from '@mintmark/verifier';

const verifier = Verifier.of('https://id.example.com', 'mintmark-api'); // once

const caller = await verifier.authenticate(request.headers.authorization);
caller.requireScope('mintmark.api');
caller.requireOrigin(request.headers.origin);
const database = caller.dbCode;

// ---- and what it does not
export { database };
