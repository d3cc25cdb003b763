import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../components/EmptyState';
import { useTitle } from '../components/useTitle';
import { t } from '../texts';

/** A page where one can only change things, for somebody who may only look. */
export function ForbiddenPage() {
  useTitle(t.common.forbidden.title);
  return (
    <EmptyState order={1} title={t.common.forbidden.title} text={t.common.forbidden.text}>
      <Anchor component={Link} to="/">
        {t.common.notFound.home}
      </Anchor>
    </EmptyState>
  );
}
