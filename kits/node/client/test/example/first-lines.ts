declare const api: string;

// What the README shows ----
import { Credential, TokenClient } from '@mintmark/client';

const credential = Credential.secretFile('mm_ev3d47a1mmwe1aeh5nks5p9nj1', '/run/secrets/mintmark');
const tokens = TokenClient.of('https://id.example.com', credential, { resource: 'https://orders.example.com' }); // once

const answer = await fetch(api, await tokens.authorize());

// ---- and what it does not
export { answer };
