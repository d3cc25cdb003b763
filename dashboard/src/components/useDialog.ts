import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

const PARAMETER = 'dialog';

/**
 * Whether a dialog is open, by the page's address: a link opens it, and a reload keeps it. Opening and closing leave no
 * step in the history, so that *back* leads to the page before. To whom it is not allowed, the address opens nothing.
 */
export function useDialog(name: string, allowed = true): { opened: boolean; open: () => void; close: () => void } {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (opened: boolean) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (opened) {
            next.set(PARAMETER, name);
          } else {
            next.delete(PARAMETER);
          }
          return next;
        },
        // At once: the page may change under the dialog that closes.
        { replace: true, preventScrollReset: true, flushSync: true },
      ),
    [setParams, name],
  );
  return {
    opened: allowed && params.get(PARAMETER) === name,
    open: useCallback(() => set(true), [set]),
    close: useCallback(() => set(false), [set]),
  };
}
