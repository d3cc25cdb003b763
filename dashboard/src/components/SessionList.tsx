import { Badge, Group, Text } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Session } from '../api/types';
import { t } from '../texts';
import { EmptyState } from './EmptyState';
import { Instant } from './Instant';
import { ListView } from './ListView';

const texts = t.session.sessions;

/** Where somebody is signed in, and what can be done about each. */
export function SessionList({
  label,
  list,
  action,
}: {
  label: string;
  list: UseInfiniteQueryResult<InfiniteData<{ items: Session[] }>>;
  action?: (session: Session) => ReactNode;
}) {
  return (
    <ListView
      label={label}
      list={list}
      rowKey={(session) => session.id}
      columns={[
        {
          title: texts.browser,
          cell: (session) => (
            <Group gap="xs">
              {session.browser ?? t.common.unknown}
              {session.current && <Badge variant="light">{texts.current}</Badge>}
            </Group>
          ),
        },
        { title: texts.address, cell: (session) => <Text span>{session.address ?? t.common.unknown}</Text> },
        { title: texts.begun, cell: (session) => <Instant at={session.createdAt} /> },
        { title: texts.lastUsed, cell: (session) => <Instant at={session.lastUsedAt} /> },
        ...(action === undefined ? [] : [{ title: texts.actions, cell: action }]),
      ]}
      empty={<EmptyState title={label} text={texts.none} />}
    />
  );
}
