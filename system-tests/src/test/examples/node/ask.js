// Not part of the example: lets a test ask it, one JSON array a line, one answer a line.
//   ["verify", token]             the claims, or why not
//   ["origin", origin, domain]    whether a token with this one allowed domain fits
//   ["later", seconds]            moves this process's clock, so that nobody waits for a pause between two fetches
import { createInterface } from 'node:readline';
import { originAllowed } from './allowed-origin.js';
import { verify } from './mintmark-tokens.js';

const now = Date.now;
const questions = {
  verify: (token) => verify(token).then(
    (claims) => ({ claims }),
    (refused) => ({ refused: refused.code ?? refused.message })),
  origin: (origin, domain) => ({ allowed: originAllowed(origin, { allowed_domain_1: domain }) }),
  later: (seconds) => {
    Date.now = () => now() + seconds * 1000;
    return {};
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [question, ...details] = JSON.parse(line);
  console.log(JSON.stringify(await questions[question](...details)));
}
