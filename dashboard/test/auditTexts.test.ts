import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../src/api/types';
import { actorText, changeText, sentenceOf, targetAddress } from '../src/pages/audit/auditTexts';
import { t } from '../src/texts';

const changed: AuditEvent = {
  id: 'event-1',
  at: '2026-11-23T10:15:30Z',
  tenantId: 'tenant-1',
  actor: { type: 'member', id: 'member-1', name: 'Ann Admin' },
  address: null,
  requestId: null,
  action: 'app.changed',
  target: { type: 'app', id: 'app-1', name: 'Billing' },
  changes: [],
};

describe('a record of the audit trail', () => {
  it('is a sentence, whatever was done', () => {
    for (const action of Object.keys(t.audit.actions)) {
      expect(t.audit.sentences, action).toHaveProperty([action], expect.stringMatching(/\{target\}.*\.$/));
    }
    expect(sentenceOf(changed)).toEqual([
      { place: 'actor' },
      { words: ' changed the app ' },
      { place: 'target' },
      { words: '.' },
    ]);
    expect(actorText(changed)).toBe('Ann Admin');
    expect(actorText({ ...changed, actor: { type: 'system', id: null, name: null } })).toBe('Mintmark itself');
  });

  it('leads to what it is about, where that is a page of the reader', () => {
    expect(targetAddress(changed, false)).toBe('/apps/app-1');
    expect(targetAddress(changed, true)).toBe('/tenants/tenant-1/apps/app-1');
    expect(targetAddress({ ...changed, action: 'app.deleted' }, false)).toBeNull();
    const plan: AuditEvent = {
      ...changed,
      tenantId: null,
      action: 'plan.changed',
      target: { type: 'plan', id: 'gold', name: 'Gold' },
    };
    expect(targetAddress(plan, true)).toBe('/plans/gold');
    expect(targetAddress(plan, false)).toBeNull();
  });

  it('says values as the pages do', () => {
    const text = (field: string, before: unknown, after: unknown, type = 'app') =>
      changeText({ field, before, after } as AuditEvent['changes'][number], type);
    expect(text('enabled', true, false)).toBe('Enabled: Yes → No');
    expect(text('status', 'pending_activation', 'active', 'tenant')).toBe('Status: Waiting for activation → Active');
    expect(text('appLimit', 25, 1500, 'tenant')).toBe('App limit: 25 → 1,500');
    expect(text('roles', null, ['tenant-admin'], 'member')).toBe('Role: none → Admin');
    expect(text('allowedDomains', [], ['a.example', null])).toBe('Allowed domains: none → a.example, none');
    expect(text('tokenLifetime', 'PT15M', 'PT1H', 'resource_server')).toBe('Tokens live for: 15 minutes → 1 hour');
  });
});
