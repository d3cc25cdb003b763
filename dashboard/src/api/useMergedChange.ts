import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Versioned } from './client';
import { type Mergers, sendMerged } from './merge';

/** What I changed since `base`, and what was read last. */
export type Change<F extends object> = { base: F; mine: Partial<F>; stored: Versioned<F> };

/**
 * Changes a resource that others may change, too (see `sendMerged`). What the service answers is what is stored now, so
 * nothing depends on reading it again. Gives the fields that are stored now, or null where they have to be read again.
 *
 * @param fieldsOf what of the resource can be changed
 */
export function useMergedChange<T, F extends object>({
  queryKey,
  queryFn,
  fieldsOf,
  mergers,
  send,
  stale,
}: {
  queryKey: QueryKey;
  queryFn: () => Promise<Versioned<T>>;
  fieldsOf: (resource: T) => F;
  mergers?: Mergers<F>;
  /** Answers what is stored now, or null to have it read again. */
  send: (change: Partial<F>, etag: string | null) => Promise<Versioned<T> | null>;
  stale: () => void;
}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change<F>): Promise<F | null> => {
      const answered = await sendMerged({
        ...change,
        mergers,
        read: async () => {
          const { data, etag } = await client.query({ queryKey, queryFn, staleTime: 0 });
          return { data: fieldsOf(data), etag };
        },
        send,
      });
      if (answered === null) {
        return null;
      }
      // A read that is under way may bring what was stored before.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, answered);
      return fieldsOf(answered.data);
    },
    onSettled: () => stale(),
  });
}
