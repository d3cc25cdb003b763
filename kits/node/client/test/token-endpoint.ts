import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** Answers token requests as it is told, token-1, token-2 and so on by default, and remembers them. */
export class TokenEndpoint {
  readonly requests: {
    readonly authorization: string | undefined;
    readonly proof: string | undefined;
    readonly form: URLSearchParams;
  }[] = [];
  readonly #server: Server;
  #answer: Answer | undefined;
  #held: (() => void)[] | undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then(async (form) => {
        this.requests.push({
          authorization: request.headers.authorization,
          proof: request.headers.dpop as string | undefined,
          form: new URLSearchParams(form),
        });
        const usual = {
          access_token: `token-${this.requests.length}`,
          token_type: 'Bearer',
          expires_in: 900,
          scope: 'mintmark.api',
        };
        await new Promise<void>((go) => (this.#held ? this.#held.push(go) : go()));
        const { status, body, headers } = this.#answer ?? { status: 200, body: JSON.stringify(usual), headers: {} };
        response.writeHead(status, headers).end(body);
      });
    });
  }

  static async start(): Promise<TokenEndpoint> {
    const endpoint = new TokenEndpoint();
    await new Promise<void>((listening) => endpoint.#server.listen(0, 'localhost', listening));
    return endpoint;
  }

  get issuer(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  answers(status: number, body: unknown = '', headers: Record<string, string> = {}): void {
    this.#answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body), headers };
  }

  answersAsUsual(): void {
    this.#answer = undefined;
  }

  /** Keeps requests waiting until {@link release}. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    this.#held?.forEach((go) => go());
    this.#held = undefined;
  }

  close(): void {
    this.release();
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
