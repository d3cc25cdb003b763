import { Box } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Capture } from '../components/Capture';
import { Page } from '../components/Page';
import { type Shown, ShowOnceContext } from '../components/showOnce';
import { ShownOnce } from '../components/ShownOnce';
import { t } from '../texts';

/** Holds what is shown once, in memory and nowhere else, and shows it before the pages. */
export function ShowOnce({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const [at, setAt] = useState(pathname);
  const [held, setHeld] = useState<{ id: number; shown: Shown }[]>([]);
  const navigate = useNavigate();
  const { id, shown } = held[0] ?? {};
  const isPage = shown?.what === 'app';

  if (at !== pathname) {
    // Whoever went elsewhere was asked before.
    setAt(pathname);
    setHeld([]);
  }

  function show(more: Shown) {
    setHeld((before) => [...before, { id: (before.at(-1)?.id ?? 0) + 1, shown: more }]);
  }

  function done() {
    setHeld((before) => before.slice(1));
    if (shown?.next !== undefined) {
      void navigate(shown.next, { replace: isPage });
    }
  }

  return (
    <ShowOnceContext value={show}>
      {isPage && (
        <Page title={shown.name} lead={t.apps.capture.title}>
          <Capture key={id} {...shown} onDone={done} />
        </Page>
      )}
      {shown !== undefined && shown.what !== 'app' && <ShownOnce key={id} shown={shown} onDone={done} />}
      <Box display={isPage ? 'none' : undefined}>{children}</Box>
    </ShowOnceContext>
  );
}
