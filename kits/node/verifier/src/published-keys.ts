import { compactVerify, createLocalJWKSet, type CryptoKey, type JSONWebKeySet, type LocalJWKSet } from 'jose';
import type { CompactToken } from './compact-token.js';
import { Rejection } from './refused.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const TIMEOUT = 5 * SECOND;
const MOST_BYTES = 512 * 1024;
/** As the key set's `Cache-Control` says (http-api §1). */
const KEPT = 5 * MINUTE;
const RENEWED_AHEAD = MINUTE;
const KEPT_IN_OUTAGE = 60 * MINUTE;
/** Two fetches within this time, however many unknown keys are named. */
const BETWEEN_FETCHES = 30 * SECOND;
const MOST_FETCHES = 2;

/** The issuer's public keys: cached, renewed ahead of time, fetched again for an unknown one, kept through outages. */
export class PublishedKeys {
  readonly #address: URL;
  readonly #clock: () => number;
  readonly #onOutage: (cause: unknown) => void;
  #known: LocalJWKSet | undefined;
  #fetchedAt = 0;
  /** When the keys were fetched last, or were to be. */
  #triedAt = 0;
  /** Why the keys could not be fetched the last time; undefined if they could. */
  #outage: unknown = new Error('Nothing was fetched yet.');
  #fetches: number[] = [];
  #running: Promise<void> | undefined;

  constructor(address: URL, clock: () => number, onOutage: (cause: unknown) => void) {
    this.#address = address;
    this.#clock = clock;
    this.#onOutage = onOutage;
  }

  /** Refuses a token that no published key of its header's `kid` has signed. */
  async checkSignature(token: CompactToken): Promise<void> {
    const kid = token.header.any('kid');
    const alg = token.header.any('alg');
    if (typeof kid !== 'string' || typeof alg !== 'string') {
      throw new Rejection('unknown_key');
    }
    const key = await this.#published({ kid, alg });
    try {
      await compactVerify(token.text, key, { algorithms: [alg] });
    } catch (cause) {
      throw new Rejection('bad_signature', undefined, cause);
    }
  }

  async #published(header: { kid: string; alg: string }): Promise<CryptoKey> {
    const before = this.#known;
    const known = await this.#usable();
    let key = known && (await select(known, header));
    if (!key && known && known === before) {
      await this.#fetch();
      key = this.#known && (await select(this.#known, header));
    }
    if (!key) {
      // A key that came during an outage cannot be told from one that never was.
      throw this.#outage === undefined
        ? new Rejection('unknown_key')
        : new Rejection('keys_unavailable', undefined, this.#outage);
    }
    return key;
  }

  /** The keys that are known, fresh; or, while the issuer cannot be reached, not too old. Undefined if there are none. */
  async #usable(): Promise<LocalJWKSet | undefined> {
    if (!this.#isKnown() || !this.#isWithin(this.#triedAt, KEPT)) {
      await this.#fetch();
    } else if (!this.#isWithin(this.#triedAt, KEPT - RENEWED_AHEAD)) {
      void this.#fetch();
    }
    return this.#isKnown() ? this.#known : undefined;
  }

  #isKnown(): boolean {
    return this.#known !== undefined && this.#isWithin(this.#fetchedAt, KEPT_IN_OUTAGE);
  }

  #isWithin(start: number, duration: number): boolean {
    const now = this.#clock();
    return now >= start && now < start + duration;
  }

  /** Ends when the keys were fetched, or could not be; at once where they were fetched too often. */
  #fetch(): Promise<void> {
    this.#fetches = this.#fetches.filter((time) => this.#isWithin(time, BETWEEN_FETCHES));
    if (!this.#running && this.#fetches.length < MOST_FETCHES) {
      this.#fetches.push(this.#clock());
      this.#running = this.#load().finally(() => {
        this.#running = undefined;
      });
    }
    return this.#running ?? Promise.resolve();
  }

  async #load(): Promise<void> {
    try {
      this.#known = await download(this.#address).catch(() => download(this.#address));
      this.#fetchedAt = this.#clock();
      this.#outage = undefined;
    } catch (cause) {
      this.#outage = cause;
    }
    this.#triedAt = this.#clock();
    if (this.#outage !== undefined) {
      this.#onOutage(this.#outage);
    }
  }
}

async function select(keys: LocalJWKSet, header: { kid: string; alg: string }): Promise<CryptoKey | undefined> {
  try {
    return await keys(header);
  } catch {
    return undefined;
  }
}

async function download(address: URL): Promise<LocalJWKSet> {
  const response = await fetch(address, {
    headers: { Accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!response.ok || !response.body) {
    throw new Error(`The key set answers ${response.status}.`);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_BYTES) {
      throw new Error('The key set is too long.');
    }
    chunks.push(chunk);
  }
  return createLocalJWKSet(JSON.parse(Buffer.concat(chunks).toString()) as JSONWebKeySet);
}
