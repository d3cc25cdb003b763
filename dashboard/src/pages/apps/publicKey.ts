import type { App, TypedPublicKey } from '../../api/types';
import { isObject, jsonObjectOf } from '../../components/json';
import { t } from '../../texts';

const texts = t.apps.keys;

/** What only private and symmetric keys have (RFC 7518, §6). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Why this is no public key as JSON; null if it may be one. A private one is not sent anywhere. */
export function jwkFault(text: string): string | null {
  const key = read(text);
  if (key === null) {
    return texts.jwkFault;
  }
  return PRIVATE_MEMBERS.some((member) => member in key) ? texts.privateKey : null;
}

/** The key of a text in which `jwkFault` finds nothing: a JWK, or a set of one. */
export function jwkOf(text: string): TypedPublicKey {
  return read(text) as TypedPublicKey;
}

/** Which kind of key it is, in the words of the field. */
export function kindOf({ kty, crv, n }: App['publicKeys'][number]): string {
  // Each letter of base64url stands for six bits.
  return kty === 'RSA' ? texts.rsa(String(Math.floor(((n?.length ?? 0) * 6) / 8) * 8)) : `${kty}, ${crv}`;
}

function read(text: string): object | null {
  const value = jsonObjectOf(text);
  const [key] = Array.isArray(value?.keys) && value.keys.length === 1 ? (value.keys as unknown[]) : [value];
  return isObject(key) && 'kty' in key ? key : null;
}
