import { Navigate, Outlet, useLocation } from 'react-router';
import { owesFactor, useMember, useSession } from '../api/session';
import { ForbiddenPage } from '../pages/ForbiddenPage';
import { NotFoundPage } from '../pages/NotFoundPage';
import { isOperator, may, type Right } from './access';

/**
 * Lets in who is signed in; the others sign in first and come back. A member whose password was made for it chooses its
 * own first, and one who has to have a second factor sets it up.
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
  if (
    !session.member.passwordChangeRequired &&
    owesFactor(session.member) &&
    location.pathname !== '/account/second-factor'
  ) {
    return <Navigate to="/account/second-factor" replace />;
  }
  return <Outlet />;
}

/** Pages for those who have a right, or the other one where there is one for operators; the others are told so. */
export function WhoMay({ right, or = right }: { right: Right; or?: Right }) {
  const member = useMember();
  return may(member, right) || may(member, or) ? <Outlet /> : <ForbiddenPage />;
}

/** Pages of one kind of member; to the other kind they do not exist. */
export function Only({ operators }: { operators: boolean }) {
  return isOperator(useMember()) === operators ? <Outlet /> : <NotFoundPage />;
}
