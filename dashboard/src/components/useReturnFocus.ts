import { useEffect, useState } from 'react';

/**
 * Gives the focus back, when this goes, to what had it when it came: where a dialog was opened. What took the focus
 * meanwhile, such as the next page, keeps it.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    },
    [before],
  );
}
