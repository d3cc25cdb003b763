import { decodeJwt, decodeProtectedHeader } from 'jose';

/** Header and claims of a JWT in compact form (RFC 7519), for showing only: nothing is verified here. */
export function decodeToken(token: string): { header: unknown; claims: unknown } {
  return { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
}
