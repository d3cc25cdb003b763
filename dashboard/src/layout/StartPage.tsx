import { Box } from '@mantine/core';
import { Navigate } from 'react-router';
import { useOwnTenant } from '../api/apps';
import type { Member } from '../api/session';
import { Resource } from '../components/Resource';
import { isOperator, may } from './access';

/** Leads to the page that a member sees first: whoever may register apps, and whose tenant has none yet, to that. */
export function StartPage({ member }: { member: Member }) {
  if (isOperator(member)) {
    return <Navigate to="/overview" replace />;
  }
  return may(member, 'create-apps') && !member.passwordChangeRequired ? <OfBuilder /> : <Navigate to="/apps" replace />;
}

function OfBuilder() {
  return (
    <Box p="md" component="main">
      <Resource read={useOwnTenant()}>
        {({ appsInUse, status }) => (
          <Navigate to={appsInUse === 0 && status === 'active' ? '/apps/new' : '/apps'} replace />
        )}
      </Resource>
    </Box>
  );
}
