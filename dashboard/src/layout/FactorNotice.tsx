import { Alert, Anchor } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { owesFactor, useMember } from '../api/session';
import { Instant } from '../components/Instant';
import { t } from '../texts';

const PAGE = '/account/second-factor';

/** Says on every page until when the second factor can be put off. */
export function FactorNotice() {
  const member = useMember();
  const { pathname } = useLocation();
  const { secondFactor } = member;
  if (secondFactor === null || secondFactor.putOffUntil === null || owesFactor(member)) {
    return null;
  }
  return (
    <Alert color="yellow" mb="md" maw={1200} mx="auto" role="status">
      {t.session.factor.putOff} <Instant at={secondFactor.putOffUntil} exact />.{' '}
      {pathname !== PAGE && (
        <Anchor component={Link} to={PAGE} size="sm" underline="always">
          {t.session.factor.setOneUp}
        </Anchor>
      )}
    </Alert>
  );
}
