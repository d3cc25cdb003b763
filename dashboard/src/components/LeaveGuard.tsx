import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useBlocker } from 'react-router';
import { t } from '../texts';
import { type Kept, LeavingContext, lostAt } from './leaving';

/** Asks before what would be lost is left. There is one for all pages. */
export function LeaveGuard({ children }: { children: ReactNode }) {
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
  const what = asked?.what ?? (blocked ? lostAt(blocker.location.pathname) : undefined);
  const texts = t.common.leaving[what ?? 'changes'];
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
      {asking && (
        <Modal
          opened
          onClose={stay}
          title={texts.title}
          centered
          zIndex={300}
          closeButtonProps={{ 'aria-label': t.common.close }}
        >
          <Stack>
            <Text>{texts.text}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={stay} data-autofocus>
                {t.common.leaving.stay}
              </Button>
              <Button color="red" onClick={leave}>
                {texts.leave}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </LeavingContext>
  );
}
