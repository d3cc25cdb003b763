import { createContext, useCallback, useContext, useEffect, useState } from 'react';

/** What would be gone: what was typed, or something that is shown this one time. */
export type Kept = 'changes' | 'secret' | 'link' | 'key' | 'codes';

type Keeping = { what: Kept; within: string | undefined };

/** All that would be lost now, on every page. */
const kept = new Set<Keeping>();

/** The state of a navigation away from what does not exist any more: nothing can be saved there. */
export const GONE = { gone: true };

/** Nobody is asked any more: who was asked has chosen to lose it. */
export function forgetKept(): void {
  kept.clear();
}

/** What would be lost first by going to this address, or by ending the page; undefined if nothing would. */
export function lostAt(path?: string): Kept | undefined {
  for (const { what, within } of kept) {
    if (path === undefined || within === undefined || !(path === within || path.startsWith(`${within}/`))) {
      return what;
    }
  }
  return undefined;
}

export type Leaving = {
  /** Does something that loses this, after asking. */
  ask: (what: Kept, leave: () => void) => void;
  /** Whether somebody is being asked: nothing below answers to Escape meanwhile. */
  asking: boolean;
};

/** Where nothing can be lost. */
export const UNGUARDED: Leaving = { ask: (_, leave) => leave(), asking: false };

export const LeavingContext = createContext<Leaving | null>(null);

/** The one guard of everything that would be lost by leaving; it stands above all pages. */
export function useLeaving(): Leaving {
  const leaving = useContext(LeavingContext);
  if (leaving === null) {
    throw new Error('nothing guards what would be lost here');
  }
  return leaving;
}

/**
 * Asks before something is lost by navigation, back, reload or the end of the tab.
 *
 * @param lost whether there is something to lose now
 * @param within addresses that begin so do not lose it
 */
export function useKept(what: Kept, lost: boolean, within?: string) {
  const { ask } = useLeaving();
  const [keeping] = useState<Keeping>({ what, within });
  useEffect(() => {
    if (!lost) {
      return undefined;
    }
    kept.add(keeping);
    return () => {
      kept.delete(keeping);
    };
  }, [lost, keeping]);
  return {
    /** Does something that loses it, such as closing a dialog, after asking. */
    unlessLost: (leave: () => void) => (kept.has(keeping) ? ask(what, leave) : leave()),
    /** It is safe now, or of no use any more: nobody is asked. */
    release: useCallback(() => {
      kept.delete(keeping);
    }, [keeping]),
  };
}
