import { Alert } from '@mantine/core';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '../../api/session';
import { startPage } from '../../layout/access';
import { t } from '../../texts';
import { useTitle } from '../../components/useTitle';
import { DoorPage } from './DoorPage';
import { SignInForm } from './SignInForm';

/** Where everybody comes in; leads back to where one wanted to go. */
export function SignInPage() {
  useTitle(t.session.title);
  const session = useSession();
  const location = useLocation();
  const asked = location.state as { from?: string; invited?: boolean } | null;
  if (session.state === 'signed-in') {
    return <Navigate to={asked?.from ?? startPage(session.member)} replace />;
  }
  return (
    <DoorPage title={t.session.title} lead={t.session.lead}>
      {asked?.invited === true && (
        <Alert color="mint" mb="md" role="status">
          {t.session.invitation.done}
        </Alert>
      )}
      <SignInForm />
    </DoorPage>
  );
}
