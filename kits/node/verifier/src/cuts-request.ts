import { readFile } from 'node:fs/promises';
import * as http from 'node:http';
import * as https from 'node:https';

/** A list of so many bytes speaks of 100,000 apps that were blocked within the life of a token. */
export const MOST_BYTES = 16 * 1024 * 1024;
/** On top of the time for which the server holds the answer, in milliseconds. */
const TIMEOUT = 10_000;
/** No server means more; one that says so is asked again after this, in milliseconds. */
const LONGEST_WAIT = 60_000;

/** What was answered: a list as it was sent, or nothing where the one that is held is confirmed. */
export interface CutsAnswer {
  readonly list?: string;
  readonly tag?: string | undefined;
}

/** Any other answer. */
export class CutsFailure extends Error {
  constructor(
    readonly status: number,
    /** For how many milliseconds the server wants not to be asked. */
    readonly retryAfter: number,
  ) {
    super(`The cut list answers ${status}${status === 401 ? ': client id or secret is wrong.' : '.'}`);
  }
}

/** Asks for the cut list, as a resource server (http-api §1), by connections that keep no process alive. */
export class CutsRequest {
  readonly address: URL;
  readonly #clientId: string;
  readonly #secret: () => Promise<string>;
  readonly #agent: http.Agent;

  /** @param secret read anew for each request: one that was replaced is used at once */
  constructor(address: URL, clientId: string, secret: () => Promise<string>) {
    this.address = address;
    this.#clientId = clientId;
    this.#secret = secret;
    this.#agent = new (this.#isPlain() ? http : https).Agent({ keepAlive: true });
  }

  /** The secret in a file. */
  static inFile(path: string | URL): () => Promise<string> {
    return () => readFile(path, 'utf8');
  }

  #isPlain(): boolean {
    return this.address.protocol === 'http:';
  }

  /**
   * The answer, if it is a list or confirms one.
   *
   * @param tag of the list that is held; undefined for a list in any case
   * @param wait for how many seconds the server may hold the answer until there is another list than that of the tag
   * @param closed ends it
   */
  async send(tag: string | undefined, wait: number, closed: AbortSignal): Promise<CutsAnswer> {
    const headers: http.OutgoingHttpHeaders = { Accept: 'application/jwt', Authorization: await this.#authorization() };
    if (tag !== undefined) {
      headers['If-None-Match'] = tag;
    }
    if (wait > 0) {
      headers.Prefer = `wait=${wait}`;
    }
    const { status, text, answered } = await this.#get(headers, wait * 1000 + TIMEOUT, closed);
    if (status === 200) {
      return { list: text, tag: answered.etag };
    }
    if (status === 304 && tag !== undefined) {
      return {};
    }
    throw new CutsFailure(status, retryAfter(answered['retry-after']));
  }

  /** Both parts are form-encoded first (RFC 6749 §2.3.1). */
  async #authorization(): Promise<string> {
    const encoded = (text: string) => new URLSearchParams({ '': text.trim() }).toString().slice(1);
    const pair = `${encoded(this.#clientId)}:${encoded(await this.#secret())}`;
    return `Basic ${Buffer.from(pair).toString('base64')}`;
  }

  #get(headers: http.OutgoingHttpHeaders, timeout: number, signal: AbortSignal) {
    type Answer = { status: number; text: string; answered: http.IncomingHttpHeaders };
    return new Promise<Answer>((resolve, reject) => {
      const options = { headers, agent: this.#agent, signal };
      const request = (this.#isPlain() ? http : https).get(this.address, options, (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > MOST_BYTES) {
            request.destroy(new Error('The answer is too long.'));
          }
          chunks.push(chunk);
        });
        response.on('end', () => {
          clearTimeout(timer);
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, text, answered: response.headers });
        });
        response.on('error', reject);
      });
      const timer = setTimeout(() => request.destroy(new Error('There is no answer in time.')), timeout).unref();
      request.on('socket', (socket) => {
        socket.unref();
        socket.once('connect', () => socket.unref()); // which may be another attempt's
      });
      request.on('error', (failure) => {
        clearTimeout(timer);
        reject(failure);
      });
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Seconds, or a date (RFC 9110 §10.2.3), as milliseconds. */
function retryAfter(value = ''): number {
  const asked = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Math.min(Math.max(asked || 0, 0), LONGEST_WAIT);
}
