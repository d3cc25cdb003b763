import type { Versioned } from './client';
import { isProblem } from './problem';

const TRIES = 5;

/** Whether two values of a field say the same. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function fieldsOf<F extends object>(fields: F): (keyof F)[] {
  return Object.keys(fields) as (keyof F)[];
}

/** The fields in which what I want differs from what is stored. */
export function changed<F extends object>(mine: Partial<F>, stored: F): (keyof F)[] {
  return fieldsOf(mine).filter((field) => !same(mine[field], stored[field]));
}

/** The fields that others changed since `base`, from which I started, to something that I do not want. */
export function conflicts<F extends object>(base: F, mine: Partial<F>, stored: F): (keyof F)[] {
  return changed<F>(mine, stored).filter(
    (field) => !same(mine[field], base[field]) && !same(base[field], stored[field]),
  );
}

/** What has both changes of a value, or null where they contradict each other. */
type Merger<V> = (base: V, mine: V, stored: V) => V | null;

/** For fields of which both changes can be had. */
export type Mergers<F> = { [Field in keyof F]?: Merger<F[Field]> };

/**
 * Merges a list entry by entry: what one of us added, changed or took away is so beside what the other did. The entries
 * that are stored keep their order, mine follow.
 */
export function mergeList<T>(keyOf: (entry: T) => string): Merger<T[]> {
  const byKey = (list: T[]) => new Map(list.map((entry) => [keyOf(entry), entry]));
  return (base, mine, stored) => {
    const [was, wanted, is] = [byKey(base), byKey(mine), byKey(stored)];
    const merged: T[] = [];
    for (const key of new Set([...is.keys(), ...wanted.keys()])) {
      const [before, my, their] = [was.get(key), wanted.get(key), is.get(key)];
      if (!same(my, before) && !same(their, before) && !same(my, their)) {
        return null;
      }
      const entry = same(my, before) ? their : my;
      if (entry !== undefined) {
        merged.push(entry);
      }
    }
    // What names an entry twice is not merged into one that does not.
    return wanted.size < mine.length ? null : merged;
  };
}

/**
 * Takes over what others changed where I changed nothing, or the same, or where both changes can be had. Elsewhere mine
 * stays, beside what I started from.
 */
export function rebase<F extends object, M extends Partial<F>>(
  base: F,
  mine: M,
  stored: F,
  mergers: Mergers<F> = {},
): { base: F; mine: M } {
  const next = { base: { ...base }, mine: { ...mine } };
  for (const field of Object.keys(mine) as (keyof F & keyof M)[]) {
    const merge = mergers[field] as Merger<unknown> | undefined;
    const value = settled(base[field], mine[field], stored[field], merge);
    if (value !== null) {
      next.base[field] = stored[field];
      next.mine[field] = value.now as M[typeof field];
    }
  }
  return next;
}

function settled(base: unknown, mine: unknown, stored: unknown, merge?: Merger<unknown>): { now: unknown } | null {
  if (same(mine, base) || same(mine, stored)) {
    return { now: stored };
  }
  const merged = same(base, stored) ? null : (merge?.(base, mine, stored) ?? null);
  return merged === null ? null : { now: merged };
}

/** Somebody else changed the same fields to something else; nothing of mine was stored. */
export class EditConflict<F extends object = object> extends Error {
  override readonly name = 'EditConflict';

  constructor(
    readonly fields: (keyof F)[],
    readonly stored: Versioned<F>,
  ) {
    super(`changed by somebody else meanwhile: ${fields.join(', ')}`);
  }
}

/**
 * Sends what I changed since `base`, and only that, for the version that is stored. If others have changed the resource
 * meanwhile, it is read again and what I changed is sent for their version: what they changed stays.
 *
 * @param stored what was read last; null reads it first
 * @returns the answer; null if nothing was left to send, since it is stored so already
 * @throws EditConflict if others changed the same fields to something else
 */
export async function sendMerged<F extends object, A>({
  base,
  mine,
  stored,
  mergers,
  read,
  send,
}: {
  base: F;
  mine: Partial<F>;
  stored: Versioned<F> | null;
  mergers?: Mergers<F>;
  read: () => Promise<Versioned<F>>;
  send: (change: Partial<F>, etag: string | null) => Promise<A>;
}): Promise<A | null> {
  let now = stored ?? (await read());
  for (let tries = 1; ; tries++) {
    const next = rebase(base, mine, now.data, mergers);
    const fields = conflicts(next.base, next.mine, now.data);
    if (fields.length > 0) {
      throw new EditConflict(fields, now);
    }
    const change = changed<F>(next.mine, now.data);
    if (change.length === 0) {
      return null;
    }
    try {
      return await send(Object.fromEntries(change.map((field) => [field, next.mine[field]])) as Partial<F>, now.etag);
    } catch (error) {
      if (tries === TRIES || !isProblem(error, 'precondition_failed', 'concurrent_change')) {
        throw error;
      }
      now = await read();
    }
  }
}
