import { readFileSync } from 'node:fs';
import type { Algorithm } from '@mintmark/verifier';

/** What is accepted of a token, as the vectors say it. */
export interface ExpectedCaller {
  readonly clientId: string;
  readonly limits: Readonly<Record<string, number | string>> | null;
  readonly [member: string]: unknown;
}

export interface TokenCase {
  readonly name: string;
  readonly outcome: string;
  readonly token: string;
  readonly caller?: ExpectedCaller;
  readonly settings?: { readonly types?: string[]; readonly algorithms?: Algorithm[] };
}

export interface CutCase extends Omit<TokenCase, 'caller'> {
  readonly list: string;
}

export interface ProofCase extends Omit<TokenCase, 'caller' | 'settings'> {
  readonly scheme: string;
  readonly method: string;
  readonly path: string;
  readonly proofs: string[];
  readonly again?: boolean;
}

interface Vectors {
  readonly now: number;
  readonly clockSkew: number;
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: { readonly keys: readonly { readonly kid: string }[] };
  readonly cases: readonly TokenCase[];
  readonly cuts: readonly CutCase[];
  readonly origins: readonly {
    readonly domains: string[];
    readonly origin: string | null;
    readonly allowed: boolean;
  }[];
  readonly address: string;
  readonly proofs: readonly ProofCase[];
}

/** `kits/vectors/vectors.json`, to which every kit is held. */
export const vectors = JSON.parse(
  readFileSync(new URL('../../../vectors/vectors.json', import.meta.url), 'utf8'),
) as Vectors;

export function tokenOf(name: string): string {
  const found = vectors.cases.find((one) => one.name === name);
  if (!found) {
    throw new Error(`No such case: ${name}`);
  }
  return found.token;
}

/** The headers of the call with this name. */
export function callWithProof(name: string): { authorization: string; dpop: string } {
  const found = vectors.proofs.find((one) => one.name === name);
  return { authorization: `${found?.scheme ?? ''} ${found?.token ?? ''}`, dpop: found?.proofs[0] ?? '' };
}

/** The published keys; only these of them, if some are named. */
export function jwks(...kids: string[]): string {
  const { keys } = vectors.jwks;
  return JSON.stringify({ keys: kids.length === 0 ? keys : keys.filter(({ kid }) => kids.includes(kid)) });
}

export const GOOD = tokenOf('a good token');
