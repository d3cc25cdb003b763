import { Spoiler, Table, Text } from '@mantine/core';
import { type AuditFilters, useAuditEvents } from '../../api/audit';
import type { AuditEvent } from '../../api/types';
import { EmptyState } from '../../components/EmptyState';
import { Instant } from '../../components/Instant';
import { MoreButton } from '../../components/MoreButton';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SkeletonRows } from '../../components/TableRows';
import { t } from '../../texts';

/** Audit records that fit the filters, the newest first. */
export function AuditList({ filters }: { filters: AuditFilters }) {
  const list = useAuditEvents(filters);
  const events = list.data?.pages.flatMap((page) => page.items);
  if (list.isError) {
    return <ProblemNotice error={list.error} retry={() => void list.refetch()} />;
  }
  if (events?.length === 0) {
    return <EmptyState title={t.audit.empty.title} text={t.audit.empty.text} />;
  }
  return (
    <>
      <Table.ScrollContainer minWidth={760} type="native" tabIndex={0} role="region" aria-label={t.audit.title}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              {Object.values(t.audit.columns).map((column) => (
                <Table.Th key={column} scope="col">
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {events === undefined ? <SkeletonRows columns={5} /> : events.map((event) => <Row key={event.id} event={event} />)}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <MoreButton hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function Row({ event }: { event: AuditEvent }) {
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Instant at={event.at} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{event.actor.name ?? t.audit.actors[event.actor.type] ?? event.actor.type}</Text>
        {event.address !== null && (
          <Text size="xs" c="dimmed">
            {t.audit.from(event.address)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" ff="monospace">
          {event.action}
        </Text>
        {event.requestId !== null && (
          <Text size="xs" c="dimmed" ff="monospace">
            {t.audit.request(event.requestId)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{event.target.name}</Table.Td>
      <Table.Td>
        <Spoiler maxHeight={66} showLabel={t.common.more} hideLabel={t.common.close}>
          {event.changes.map((change) => (
            <Text size="xs" key={change.field}>
              {t.audit.changed(change.field, shown(change.before), shown(change.after))}
            </Text>
          ))}
        </Spoiler>
      </Table.Td>
    </Table.Tr>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) {
    return t.common.none;
  }
  return Array.isArray(value) ? value.join(', ') || t.common.none : String(value);
}
