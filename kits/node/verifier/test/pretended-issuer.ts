import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Verifier, type VerifierSettings } from '@mintmark/verifier';
import { jwks, vectors } from './vectors.js';

/** Publishes keys, and counts how often they are fetched. */
export class PretendedIssuer {
  fetches = 0;
  status = 200;
  published = jwks();
  redirects = false;
  /** Keeps requests waiting until {@link release}. */
  holds = false;
  /** The time of verifiers of its tokens, in milliseconds. */
  now = vectors.now * 1000;
  readonly #server: Server;
  readonly #held: ServerResponse[] = [];

  private constructor() {
    this.#server = createServer((request, response) => {
      this.fetches++;
      if (this.redirects && request.url === '/.well-known/jwks.json') {
        response.writeHead(302, { Location: '/elsewhere' }).end();
      } else if (this.holds) {
        this.#held.push(response);
      } else {
        this.#answer(response);
      }
    });
  }

  static async start(): Promise<PretendedIssuer> {
    const issuer = new PretendedIssuer();
    await new Promise<void>((listening) => issuer.#server.listen(0, 'localhost', listening));
    return issuer;
  }

  get uri(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A verifier as the vectors suppose it, with the keys of this issuer. */
  verifier(settings: VerifierSettings = {}): Verifier {
    return Verifier.of(vectors.issuer, vectors.audience, {
      keysAt: `${this.uri}/.well-known/jwks.json`,
      clock: () => this.now,
      onOutage: () => undefined,
      ...settings,
    });
  }

  pass(seconds: number): void {
    this.now += seconds * 1000;
  }

  release(): void {
    this.holds = false;
    this.#held.splice(0).forEach((response) => this.#answer(response));
  }

  #answer(response: ServerResponse): void {
    response.writeHead(this.status, { 'Content-Type': 'application/jwk-set+json' }).end(this.published);
  }

  close(): void {
    this.release();
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
