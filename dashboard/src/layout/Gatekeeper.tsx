import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { refresh, useSession } from '../api/session';
import { PageSkeleton } from './PageSkeleton';
import { isOperator } from './access';
import { NotFoundPage } from '../pages/NotFoundPage';

/** Finds out, once, whether the refresh cookie still holds a session. */
export function SessionStart() {
  const session = useSession();
  useEffect(() => {
    if (session.state === 'unknown') {
      void refresh(null);
    }
  }, [session.state]);
  return session.state === 'unknown' ? <PageSkeleton /> : <Outlet />;
}

/**
 * Lets in who is signed in; the others sign in first and come back. A member whose password was made for it chooses its
 * own first.
 */
export function SignedInOnly() {
  const session = useSession();
  const location = useLocation();
  if (session.state !== 'signed-in' && session.state !== 'expired') {
    return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  }
  if (session.member.passwordChangeRequired && location.pathname !== '/account') {
    return <Navigate to="/account" replace />;
  }
  return <Outlet />;
}

/** Pages of one kind of member; to the other kind they do not exist. */
export function Only({ operators }: { operators: boolean }) {
  const session = useSession();
  const member = session.state === 'signed-in' || session.state === 'expired' ? session.member : null;
  return member !== null && isOperator(member) === operators ? <Outlet /> : <NotFoundPage />;
}
