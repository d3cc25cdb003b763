import { createContext, useContext } from 'react';
import type { Kept } from './leaving';

/** Something that the service answers this one time. */
export type Shown =
  | {
      what: 'app';
      name: string;
      clientId: string;
      clientSecret: string;
      /** Where to go when it is saved. */
      next?: string;
    }
  | {
      what: Exclude<Kept, 'changes'>;
      title: string;
      warning: string;
      values: { label: string; value: string; testId?: string }[];
      /** Where to go when it is saved. */
      next?: string;
    };

export const ShowOnceContext = createContext<((shown: Shown) => void) | null>(null);

/**
 * Shows something that cannot be had again. It is held above all pages, and in no cache: whatever becomes of the page that
 * asked for it, it stays until somebody says that it is saved, or leaves it.
 */
export function useShowOnce(): (shown: Shown) => void {
  const show = useContext(ShowOnceContext);
  if (show === null) {
    throw new Error('nothing here holds what is shown once');
  }
  return show;
}
