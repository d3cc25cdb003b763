import { useState } from 'react';
import { EditConflict } from '../api/merge';

/**
 * Sends a change of what was stored when this began. If others changed the same meanwhile it is refused once: what they stored
 * is then what the next try is meant for.
 */
export function useFromBase<F extends object>(stored: F) {
  const [base, setBase] = useState(stored);
  return async <A>(send: (base: F) => Promise<A>): Promise<A> => {
    try {
      return await send(base);
    } catch (error) {
      if (error instanceof EditConflict) {
        setBase(error.stored.data as F);
      }
      throw error;
    }
  };
}
