import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { useAuditEvents } from '../../api/audit';
import { useMember } from '../../api/session';
import type { AuditEvent } from '../../api/types';
import { EmptyState } from '../../components/EmptyState';
import { Instant } from '../../components/Instant';
import { ListView } from '../../components/ListView';
import type { Column } from '../../components/useTable';
import { isOperator } from '../../layout/access';
import { t } from '../../texts';
import { actorText, changeText, sentenceOf, targetAddress } from './auditTexts';

const COLUMNS: Column<AuditEvent>[] = [
  { title: t.audit.columns.at, cell: (event) => <Instant at={event.at} /> },
  { title: t.audit.columns.what, cell: (event) => <What event={event} /> },
  { title: t.audit.columns.changes, cell: (event) => <Changes event={event} /> },
  { title: t.audit.columns.from, cell: ({ address }) => address ?? t.common.none },
  {
    title: t.audit.columns.request,
    hidden: true,
    cell: ({ requestId }) => (
      <Text size="xs" ff="monospace">
        {requestId ?? t.common.none}
      </Text>
    ),
  },
];

/** Audit records, the newest first. */
export function AuditList({ list }: { list: ReturnType<typeof useAuditEvents> }) {
  return (
    <ListView
      label={t.audit.title}
      list={list}
      columns={COLUMNS}
      rowKey={(event) => event.id}
      empty={<EmptyState title={t.audit.empty.title} text={t.audit.empty.text} />}
    />
  );
}

/** The kind of a record, and the record as a sentence that leads to what it is about. */
function What({ event }: { event: AuditEvent }) {
  const operator = isOperator(useMember());
  const address = targetAddress(event, operator);
  return (
    <>
      <Text size="xs" c="dimmed">
        {t.audit.actions[event.action]}
      </Text>
      <Text size="sm">
        {sentenceOf(event).map((part, index) => {
          if ('words' in part) {
            return part.words;
          }
          if (part.place === 'actor') {
            return <b key={index}>{actorText(event)}</b>;
          }
          return address === null ? (
            <b key={index}>{event.target.name}</b>
          ) : (
            <Anchor key={index} component={Link} to={address} inherit underline="always">
              {event.target.name}
            </Anchor>
          );
        })}
      </Text>
    </>
  );
}

const SHOWN_AT_FIRST = 3;

/** What changed; a long list is cut until somebody asks for the rest. */
function Changes({ event: { changes, target } }: { event: AuditEvent }) {
  const [all, setAll] = useState(false);
  return (
    <>
      {changes.slice(0, all ? undefined : SHOWN_AT_FIRST).map((change) => (
        <Text size="xs" key={change.field}>
          {changeText(change, target.type)}
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
