import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { type AuditFilters, useAuditEvents } from '../../api/audit';
import type { AuditEvent } from '../../api/types';
import type { Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import { t } from '../../texts';

const COLUMNS: Column<AuditEvent>[] = [
  { title: t.audit.columns.at, cell: (event) => <Instant at={event.at} /> },
  {
    title: t.audit.columns.actor,
    cell: (event) => (
      <>
        <Text size="sm">{event.actor.name ?? t.audit.actors[event.actor.type] ?? event.actor.type}</Text>
        {event.address !== null && (
          <Text size="xs" c="dimmed">
            {t.audit.from(event.address)}
          </Text>
        )}
      </>
    ),
  },
  {
    title: t.audit.columns.action,
    cell: (event) => (
      <>
        <Text size="sm">{t.audit.actions[event.action]}</Text>
        {event.requestId !== null && (
          <Text size="xs" c="dimmed" ff="monospace">
            {t.audit.request(event.requestId)}
          </Text>
        )}
      </>
    ),
  },
  { title: t.audit.columns.target, cell: (event) => event.target.name },
  {
    title: t.audit.columns.changes,
    cell: (event) => <Changes changes={event.changes} />,
  },
];

/** Audit records that fit the filters, the newest first. */
export function AuditList({ filters }: { filters: AuditFilters }) {
  return (
    <ListView
      label={t.audit.title}
      list={useAuditEvents(filters)}
      columns={COLUMNS}
      rowKey={(event) => event.id}
      empty={<EmptyState title={t.audit.empty.title} text={t.audit.empty.text} />}
    />
  );
}

const SHOWN_AT_FIRST = 3;

/** What changed; a long list is cut until somebody asks for the rest. */
function Changes({ changes }: { changes: AuditEvent['changes'] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      {changes.slice(0, all ? undefined : SHOWN_AT_FIRST).map((change) => (
        <Text size="xs" key={change.field}>
          {t.audit.changed(change.field, shown(change.before), shown(change.after))}
        </Text>
      ))}
      {!all && changes.length > SHOWN_AT_FIRST && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {t.audit.allChanges}
        </Button>
      )}
    </>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) {
    return t.common.none;
  }
  if (Array.isArray(value)) {
    return value.map(shown).join(', ') || t.common.none;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
