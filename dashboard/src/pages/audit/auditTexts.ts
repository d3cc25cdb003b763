import type { AuditEvent } from '../../api/types';
import { t } from '../../texts';
import { durationText, secondsOf } from '../../texts/durations';
import { locale } from '../../texts/language';
import { numberText } from '../../texts/numbers';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const LOCAL = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

/** What words of the REST API are called here, by the field in which they stand. */
const WORDS: Record<string, Record<string, string>> = {
  planPolicy: t.host.tenants.policies,
  access: t.apis.accesses,
  roles: t.session.roles,
  role: t.session.roles,
};

/** A part of a sentence: words, or the place of who did it or what it was done to. */
export type SentencePart = { words: string } | { place: 'actor' | 'target' };

/** What was done, as a sentence in parts. */
export function sentenceOf({ action }: AuditEvent): SentencePart[] {
  const sentence = t.audit.sentences[action] ?? `${t.audit.actions[action]}: {actor}, {target}`;
  return sentence
    .split(/(\{actor\}|\{target\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '{actor}' ? { place: 'actor' } : part === '{target}' ? { place: 'target' } : { words: part },
    );
}

export function actorText({ actor }: AuditEvent): string {
  return actor.name ?? t.audit.actors[actor.type];
}

/** Where what a record is about is shown; null if there is no such page, or no such thing any more. */
export function targetAddress({ action, target, tenantId }: AuditEvent, operator: boolean): string | null {
  if (/\.(deleted|removed|cancelled)$/.test(action)) {
    return null;
  }
  switch (target.type) {
    case 'app':
      return operator ? `/tenants/${tenantId}/apps/${target.id}` : `/apps/${target.id}`;
    case 'member':
    case 'invitation':
      return operator ? (tenantId === null ? '/operators' : `/tenants/${tenantId}/members`) : '/members';
    case 'management_key':
      return operator && tenantId !== null ? null : '/management-keys';
    default:
      return operator ? addressForOperators(target) : null;
  }
}

function addressForOperators({ type, id }: AuditEvent['target']): string | null {
  const lists: Record<string, string> = {
    tenant: '/tenants',
    plan: '/plans',
    license_region: '/license-regions',
    resource_server: '/apis',
    trusted_issuer: '/trusted-issuers',
  };
  const list = lists[type];
  return list === undefined ? (type === 'signing_key' ? '/signing-keys' : null) : `${list}/${encodeURIComponent(id)}`;
}

/** A changed field in words: how it is called, what it was and what it is. */
export function changeText({ field, before, after }: AuditEvent['changes'][number], type: string): string {
  return t.audit.changed(t.audit.fields[field] ?? field, valueText(field, before, type), valueText(field, after, type));
}

function valueText(field: string, value: unknown, type: string): string {
  if (value === null || value === undefined) {
    return t.common.none;
  }
  if (Array.isArray(value)) {
    return value.map((entry) => valueText(field, entry, type)).join(', ') || t.common.none;
  }
  if (typeof value === 'boolean') {
    return value ? t.common.yes : t.common.no;
  }
  if (typeof value === 'number') {
    return numberText(value);
  }
  return typeof value === 'string' ? wordText(field, value, type) : JSON.stringify(value);
}

function wordText(field: string, value: string, type: string): string {
  if (field === 'status') {
    return (type === 'tenant' ? t.host.tenants.statuses : t.host.plans.statuses)[value] ?? value;
  }
  if (INSTANT.test(value)) {
    return LOCAL.format(new Date(value));
  }
  return WORDS[field]?.[value] ?? (secondsOf(value) === null ? value : durationText(value));
}
