import { setTimeout as pass } from 'node:timers/promises';
import type { Caller } from './caller.js';
import type { CompactToken } from './compact-token.js';
import type { CutList } from './cut-list.js';
import { CutsFailure, type CutsRequest } from './cuts-request.js';
import type { HeldCuts } from './held-cuts.js';
import { Rejection } from './refused.js';

/** For how many milliseconds tokens wait for the answer to the first request. */
const FIRST_ANSWER = 5_000;
/** The server holds no answer for more seconds (http-api §1). */
const LONGEST_WAIT = 30;
/** Between requests, also where nothing holds them; in milliseconds. */
const LEAST_PAUSE = 500;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** One or two are how a server is restarted. */
const FAILURES_TO_TELL = 3;

/** What becomes of tokens while the cut list was not confirmed for too long: a choice between two harms. */
export type WhenStale = 'refuse' | 'go_on';

/** How well a verifier follows the cut list, for health checks and alerts. */
export interface Cuts {
  /** How many seconds ago the server confirmed the list that is held; undefined if none was ever read. */
  readonly age: number | undefined;
  /** Whether that is longer ago than was set: then tokens are refused, or what was revoked since is served. */
  readonly isStale: boolean;
  /** Why the list could not be read the last time; undefined if it could. */
  readonly failure: string | undefined;
}

/** Follows the cut list: each request waits at the server until there is another list. */
export class CutsFollower {
  readonly #cuts: HeldCuts;
  readonly #request: CutsRequest;
  readonly #whenStale: WhenStale;
  readonly #wait: number;
  readonly #tell: (problem: Error) => void;
  readonly #closing = new AbortController();
  readonly #startedAt = performance.now();
  readonly #first: Promise<unknown>;
  readonly #toldMembers = new Set<string>();
  #answered = false;
  #toldStale = false;
  #failure: unknown;
  #failures = 0;

  /**
   * Follows from now on.
   *
   * @param staleAfter for how many seconds a list counts that was not confirmed
   * @param tell what an operator should know
   */
  constructor(
    cuts: HeldCuts,
    request: CutsRequest,
    staleAfter: number,
    whenStale: WhenStale,
    tell: (problem: Error) => void,
  ) {
    this.#cuts = cuts;
    this.#request = request;
    this.#whenStale = whenStale;
    this.#wait = Math.min(Math.floor(staleAfter / 3), LONGEST_WAIT); // so that one failure makes nothing stale
    this.#tell = tell;
    const first = this.#ask();
    this.#first = first.finally(() => {
      this.#answered = true;
    });
    void this.#follow(first);
  }

  /** Refuses a token, verified otherwise, that is cut, or of which that cannot be told. */
  async check(token: CompactToken, caller: Caller): Promise<void> {
    await this.#firstAnswer();
    if (this.#cuts.isStale) {
      this.#tellStale();
      if (this.#whenStale === 'refuse') {
        throw new Rejection('cuts_unavailable', undefined, this.#failure);
      }
    }
    this.#cuts.check(token, caller);
  }

  async #firstAnswer(): Promise<void> {
    const left = this.#startedAt + FIRST_ANSWER - performance.now();
    if (this.#answered || left <= 0) {
      return;
    }
    let timer;
    const bound = new Promise((end) => (timer = setTimeout(end, left))); // keeps the process alive for whoever waits
    await Promise.race([this.#first, bound]);
    clearTimeout(timer);
  }

  get state(): Cuts {
    const { age, isStale } = this.#cuts;
    return {
      age: age === undefined ? undefined : age / 1000,
      isStale,
      failure: this.#failure === undefined ? undefined : why(this.#failure),
    };
  }

  close(): void {
    this.#closing.abort();
    this.#request.close();
  }

  async #follow(first: Promise<number>): Promise<void> {
    const { signal } = this.#closing;
    for (let pause = await first; !signal.aborted; pause = await this.#ask()) {
      await pass(pause, undefined, { ref: false, signal }).catch(() => undefined); // it was closed
    }
  }

  /** For how many milliseconds not to ask again. */
  async #ask(): Promise<number> {
    const start = performance.now();
    try {
      const { tag } = this.#cuts;
      // What was not confirmed the last time is to be confirmed now, not after the wait.
      const wait = tag === undefined || this.#failures > 0 ? 0 : this.#wait;
      const answer = await this.#request.send(tag, wait, this.#closing.signal);
      if (answer.list === undefined) {
        this.#cuts.confirm();
      } else {
        this.#tellUnknown(await this.#cuts.take(answer.list, answer.tag));
      }
    } catch (problem) {
      return this.#failed(problem);
    }
    this.#failure = undefined;
    this.#failures = 0;
    this.#toldStale = false;
    return Math.max(0, LEAST_PAUSE - (performance.now() - start));
  }

  #failed(problem: unknown): number {
    if (this.#closing.signal.aborted) {
      return 0;
    }
    this.#failure = problem;
    this.#failures++;
    if (this.#failures === FAILURES_TO_TELL) {
      this.#tell(this.#problem('cannot be read'));
    }
    if (this.#cuts.isStale) {
      this.#tellStale();
    }
    return pauseAfter(problem, this.#failures);
  }

  #tellStale(): void {
    if (!this.#toldStale) {
      this.#toldStale = true;
      const then =
        this.#whenStale === 'refuse'
          ? 'Tokens are refused until it is confirmed.'
          : 'Tokens are verified nevertheless: what was revoked since is served.';
      this.#tell(this.#problem('is stale', then));
    }
  }

  #problem(what: string, then?: string): Error {
    const reason = this.#failure === undefined ? 'there is no answer yet' : why(this.#failure);
    const text = `The cut list at ${this.#request.address.href} ${what} (${reason}).`;
    return new Error(then === undefined ? text : `${text} ${then}`, { cause: this.#failure });
  }

  #tellUnknown(list: CutList): void {
    const unknown = [...list.unknownMembers].filter((name) => !this.#toldMembers.has(name));
    if (unknown.length > 0) {
      unknown.forEach((name) => this.#toldMembers.add(name));
      this.#tell(new Error(`Cuts that have ${unknown.join(', ')} kill nothing here: this version does not know it.`));
    }
  }
}

/** As long as the server asks, and longer with each failure in a row; never all verifiers at once. In milliseconds. */
export function pauseAfter(problem: unknown, failures: number): number {
  const answer = problem instanceof CutsFailure ? problem : undefined;
  const own = answer?.status === 401 ? LONGEST_PAUSE : FIRST_PAUSE * 2 ** Math.min(failures - 1, 10);
  return (answer?.retryAfter ?? 0) + Math.min(own, LONGEST_PAUSE) * (0.5 + Math.random());
}

function why(failure: unknown): string {
  if (failure instanceof Rejection) {
    return `The list is not taken: ${failure.reason}.`;
  }
  // One that tried several addresses says it by its code only.
  const { message, code } = failure as { message?: string; code?: string };
  return message || (code ?? String(failure));
}
