import { Select } from '@mantine/core';
import { useAllPeople } from '../../api/people';
import { useMember } from '../../api/session';
import type { AuditEvent } from '../../api/types';
import { isOperator, may } from '../../layout/access';
import { t } from '../../texts';

/**
 * Chooses who did it: among the people whom this member may see, and all who did what is shown, management keys and those who
 * are gone included.
 */
export function ActorSelect({
  actor,
  shown,
  onChange,
}: {
  actor: string;
  shown: AuditEvent[];
  onChange: (actor: string) => void;
}) {
  const member = useMember();
  const operator = isOperator(member);
  const people = useAllPeople({ of: operator ? 'operators' : 'own-tenant' }, operator || may(member, 'read-people'));
  const names = new Map<string, string>();
  for (const { id, displayName, email } of people.data ?? []) {
    names.set(id, `${displayName} (${email})`);
  }
  for (const { actor: who } of shown) {
    if (who.id !== null && !names.has(who.id)) {
      names.set(who.id, who.name ?? who.id);
    }
  }
  if (actor !== '' && !names.has(actor)) {
    names.set(actor, actor);
  }
  return (
    <Select
      label={t.audit.filters.actor}
      placeholder={t.audit.filters.anybody}
      data={[...names].map(([value, label]) => ({ value, label }))}
      value={actor === '' ? null : actor}
      onChange={(chosen) => onChange(chosen ?? '')}
      searchable
      clearable
    />
  );
}
