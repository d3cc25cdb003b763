import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../components/EmptyState';
import { useTitle } from '../components/useTitle';
import { t } from '../texts';

/** What does not exist, or belongs to somebody else. */
export function NotFoundPage() {
  useTitle(t.common.notFound.title);
  return (
    <EmptyState order={1} title={t.common.notFound.title} text={t.common.notFound.text}>
      <Anchor component={Link} to="/">
        {t.common.notFound.home}
      </Anchor>
    </EmptyState>
  );
}
