import { Box } from '@mantine/core';
import { Navigate } from 'react-router';
import { useOwnTenant } from '../api/apps';
import type { Member } from '../api/session';
import { Resource } from '../components/Resource';
import { isOperator, isTenantAdmin } from './access';

/** Leads to the page that a member sees first: an admin whose tenant has no app yet, to registering it. */
export function StartPage({ member }: { member: Member }) {
  if (isOperator(member)) {
    return <Navigate to="/overview" replace />;
  }
  return isTenantAdmin(member) && !member.passwordChangeRequired ? <OfAdmin /> : <Navigate to="/apps" replace />;
}

function OfAdmin() {
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
