import { useTimeout } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useBlocker } from 'react-router';
import { Part, prefetch } from '../layout/Part';
import { LEAVING_DIALOG } from '../layout/parts';
import { type Kept, LeavingContext, lostAt } from './leaving';

const PAGE_STANDS_MS = 1_000;

/** Asks before what would be lost is left. There is one for all pages. */
export function LeaveGuard({ children }: { children: ReactNode }) {
  useTimeout(() => prefetch(LEAVING_DIALOG), PAGE_STANDS_MS, { autoInvoke: true });
  const [asked, setAsked] = useState<{ what: Kept; leave: () => void } | null>(null);
  const ask = useCallback((what: Kept, leave: () => void) => setAsked({ what, leave }), []);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      nextLocation.pathname !== currentLocation.pathname &&
      (nextLocation.state as { gone?: boolean } | null)?.gone !== true &&
      lostAt(nextLocation.pathname) !== undefined,
  );
  const blocked = blocker.state === 'blocked';

  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (lostAt() !== undefined) {
        event.preventDefault();
      }
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, []);

  const asking = blocked || asked !== null;
  const what = asked?.what ?? (blocked ? lostAt(blocker.location.pathname) : undefined) ?? 'changes';
  const stay = () => {
    setAsked(null);
    blocker.reset?.();
  };
  const leave = () => {
    setAsked(null);
    asked?.leave();
    blocker.proceed?.();
  };
  return (
    <LeavingContext value={useMemo(() => ({ ask, asking }), [ask, asking])}>
      {children}
      {asking && <Part of={LEAVING_DIALOG} props={{ what, stay, leave }} waiting={null} />}
    </LeavingContext>
  );
}
