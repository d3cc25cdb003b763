/** What a service needs to call an API with Mintmark's access tokens: tokens that are fresh, and why there is none. */
export { Credential } from './credential.js';
export { DpopKey } from './dpop-key.js';
export { TokenClient, type TokenClientSettings } from './token-client.js';
export type { Token } from './token.js';
export {
  Blocked,
  Rejected,
  TokenUnavailable,
  TryLater,
  type BlockedReason,
  type RejectedReason,
} from './token-unavailable.js';
