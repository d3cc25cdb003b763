import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, importJWK, type JWK } from 'jose';
import { vectors } from './vectors.js';

export const CLIENT_ID = 'mr_7c9kx2v4n8q1w5e3r6t0y2h4jk';
export const SECRET = 'mmr_a secret+of/ours';
export const SIGNING = 'key-2026-11';
export const PREVIOUS = 'key-2026-08';
/** Cuts the good token. */
export const APP = { appId: '01a1aac6-87a0-71e4-b6a2-58c09d3f7e21' };

const { keys } = JSON.parse(readFileSync(new URL('../../../vectors/signing-keys.json', import.meta.url), 'utf8')) as {
  keys: JWK[];
};

/** A list that was signed at this time, in seconds since 1970. */
export async function signed(kid: string, iat: number, ...cuts: object[]): Promise<string> {
  const claims = { iss: vectors.issuer, aud: vectors.audience, iat, exp: iat + 300, cuts };
  const key = keys.find((one) => one.kid === kid) ?? {};
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: 'cuts+jwt', kid })
    .sign(await importJWK(key, 'ES256'));
}

/** Serves a cut list as the server does: a request that has it already is held until there is another one. */
export class PretendedCuts {
  secret = SECRET;
  requests = 0;
  #list = '';
  #tag = 0;
  #status = 200;
  #retryAfter: string | undefined;
  /** It answers when there is news, whatever is asked. */
  silent = false;
  readonly #held = new Map<ServerResponse, IncomingMessage>();
  readonly #server: Server;
  #port = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.requests++;
      request.on('close', () => this.#held.delete(response));
      if (this.silent || (request.headers.prefer === 'wait=30' && this.#answers(request) === 304)) {
        this.#held.set(response, request);
      } else {
        this.#answer(request, response);
      }
    });
  }

  static async start(): Promise<PretendedCuts> {
    const cuts = new PretendedCuts();
    await cuts.cut();
    await new Promise<void>((listening) => cuts.#server.listen(0, 'localhost', listening));
    cuts.#port = (cuts.#server.address() as AddressInfo).port;
    return cuts;
  }

  get uri(): string {
    return `http://localhost:${this.#port}/connect/cuts`;
  }

  /** How many wait now. */
  get held(): number {
    return this.#held.size;
  }

  /** From now on, this is cut. */
  async cut(...cuts: object[]): Promise<void> {
    this.publish(await signed(SIGNING, vectors.now, ...cuts));
  }

  publish(list: string): void {
    this.#list = list;
    this.#tag++;
    this.confirm();
  }

  /** Answers those who wait, be it that nothing is new. */
  confirm(): void {
    const held = [...this.#held];
    this.#held.clear();
    held.forEach(([response, request]) => this.#answer(request, response));
  }

  /** From now on, and to those who wait. */
  answers(status: number, retryAfter?: string): void {
    this.#status = status;
    this.#retryAfter = retryAfter;
    this.confirm();
  }

  #answers({ headers }: IncomingMessage): number {
    const pair = `${CLIENT_ID}:${this.secret.replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll(' ', '+')}`;
    if (headers.authorization !== `Basic ${Buffer.from(pair).toString('base64')}`) {
      return 401;
    }
    return this.#status === 200 && headers['if-none-match'] === `W/"${this.#tag}"` ? 304 : this.#status;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const status = this.#answers(request);
    response.writeHead(status, {
      ...(status === 200 ? { ETag: `W/"${this.#tag}"` } : {}),
      ...(status === 302 ? { Location: '/elsewhere' } : {}),
      ...(this.#retryAfter === undefined ? {} : { 'Retry-After': this.#retryAfter }),
    });
    response.end(status === 200 ? this.#list : '');
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
