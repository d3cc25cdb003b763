/**
 * What an API needs to accept Mintmark's access tokens: a verifier, who called, and refusals that answer for
 * themselves.
 */
export type { Caller } from './caller.js';
export type { Cuts, WhenStale } from './cuts-follower.js';
export type { DpopRequest } from './dpop-proofs.js';
export type { Limit, Limits, Plan } from './limits.js';
export { callerOf } from './protection.js';
export { Refused, type Reason } from './refused.js';
export { Verifier, type Algorithm, type FollowCuts, type VerifierSettings } from './verifier.js';
