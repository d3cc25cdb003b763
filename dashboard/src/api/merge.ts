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

/**
 * Takes over what others changed where I changed nothing, or the same. Where both changed, mine stays, beside what I
 * started from.
 */
export function rebase<F extends object>(base: F, mine: F, stored: F): { base: F; mine: F } {
  const next = { base: { ...base }, mine: { ...mine } };
  for (const field of fieldsOf(stored)) {
    if (same(mine[field], base[field]) || same(mine[field], stored[field])) {
      next.base[field] = stored[field];
      next.mine[field] = stored[field];
    }
  }
  return next;
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
  read,
  send,
}: {
  base: F;
  mine: Partial<F>;
  stored: Versioned<F> | null;
  read: () => Promise<Versioned<F>>;
  send: (change: Partial<F>, etag: string | null) => Promise<A>;
}): Promise<A | null> {
  let now = stored ?? (await read());
  for (let tries = 1; ; tries++) {
    const fields = conflicts(base, mine, now.data);
    if (fields.length > 0) {
      throw new EditConflict(fields, now);
    }
    const change = changed<F>(mine, now.data).filter((field) => !same(mine[field], base[field]));
    if (change.length === 0) {
      return null;
    }
    try {
      return await send(Object.fromEntries(change.map((field) => [field, mine[field]])) as Partial<F>, now.etag);
    } catch (error) {
      if (tries === TRIES || !isProblem(error, 'precondition_failed', 'concurrent_change')) {
        throw error;
      }
      now = await read();
    }
  }
}
