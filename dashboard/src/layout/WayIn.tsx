import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { findSession, useSession } from '../api/session';
import { LeavingContext, UNGUARDED } from '../components/leaving';
import { Resource } from '../components/Resource';
import { SignInPage } from '../pages/session/SignInPage';
import { CrashGuard } from './CrashGuard';
import { PageSkeleton } from './PageSkeleton';
import { Part, prefetch } from './Part';
import { ROUTES, SHELL } from './parts';

/** What people see who have not signed in, and have nowhere to sign in yet. */
const WITHOUT_SIGN_IN = ['/invitation', '/reset'];

/**
 * The page to sign in, at whatever address; whoever has signed in finds there what was asked for. The pages, and the router
 * that chooses among them, are fetched for those who get in, and stay.
 */
export function WayIn() {
  const { state } = useSession();
  const [isIn, setIn] = useState(false);
  const isSignedIn = state === 'signed-in';
  if (!isIn && (isSignedIn || (state === 'signed-out' && WITHOUT_SIGN_IN.includes(window.location.pathname)))) {
    setIn(true);
  }
  useEffect(() => {
    if (isSignedIn) {
      prefetch(SHELL);
    }
  }, [isSignedIn]);
  if (isIn) {
    return <Part of={ROUTES} props={{}} waiting={<Waiting />} />;
  }
  return (
    <CrashGuard>
      {state === 'unknown' ? (
        <Finding />
      ) : (
        <LeavingContext value={UNGUARDED}>
          <SignInPage />
        </LeavingContext>
      )}
    </CrashGuard>
  );
}

function Waiting() {
  return (
    <Box p="md" component="main">
      <PageSkeleton />
    </Box>
  );
}

/** Finds out, once, whether the refresh cookie still holds a session. */
function Finding() {
  const start = useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      await findSession();
      return true;
    },
    gcTime: 0,
  });
  return (
    <Box p="md" component="main">
      <Resource read={start}>{() => null}</Resource>
    </Box>
  );
}
