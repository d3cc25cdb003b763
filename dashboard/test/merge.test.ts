import { describe, expect, it } from 'vitest';
import { changed, conflicts, EditConflict, rebase, sendMerged } from '../src/api/merge';
import { ApiProblem } from '../src/api/problem';

type Fields = { name: string; enabled: boolean; domains: string[] };

const base: Fields = { name: 'Billing', enabled: true, domains: ['a.example'] };
const stale = new ApiProblem(412, { code: 'precondition_failed' } as never, null);

/** A service that stores one resource, and what was sent to it. */
function stores(data: Fields) {
  const stored = { data, etag: '"1"' };
  const sent: { change: Partial<Fields>; etag: string | null }[] = [];
  return {
    stored,
    sent,
    read: () => Promise.resolve({ ...stored }),
    send: (change: Partial<Fields>, etag: string | null) => {
      sent.push({ change, etag });
      if (etag !== stored.etag) {
        throw stale;
      }
      stored.data = { ...stored.data, ...change };
      return Promise.resolve(stored.data);
    },
  };
}

describe('a merge of what two people changed', () => {
  it('takes over what others changed where I changed nothing, and keeps mine', () => {
    const mine = { ...base, name: 'Invoices' };
    const theirs = { ...base, enabled: false, domains: ['a.example', 'b.example'] };
    const next = rebase(base, mine, theirs);
    expect(next.mine).toEqual({ ...theirs, name: 'Invoices' });
    expect(conflicts(next.base, next.mine, theirs)).toEqual([]);
    expect(changed(next.mine, theirs)).toEqual(['name']);
  });

  it('keeps mine where both changed the same, and knows what I started from', () => {
    const next = rebase(base, { ...base, name: 'Mine' }, { ...base, name: 'Theirs' });
    expect(next).toEqual({ base, mine: { ...base, name: 'Mine' } });
    expect(conflicts(next.base, next.mine, { ...base, name: 'Theirs' })).toEqual(['name']);
  });

  it('sees no conflict where both want the same', () => {
    const both = { ...base, name: 'Same' };
    expect(conflicts(base, both, both)).toEqual([]);
    expect(rebase(base, both, both).base).toEqual(both);
  });
});

describe('a change that is sent', () => {
  it('says only what I changed, for the version that is stored', async () => {
    const service = stores(base);
    await sendMerged({ base, mine: { ...base, name: 'Mine' }, ...service, stored: service.stored });
    expect(service.sent).toEqual([{ change: { name: 'Mine' }, etag: '"1"' }]);
  });

  it('is sent again for the version of others, whose changes stay', async () => {
    const service = stores({ ...base, enabled: false });
    const seen = { data: base, etag: '"0"' };
    await sendMerged({ base, mine: { ...base, name: 'Mine' }, ...service, stored: seen });
    expect(service.sent.map(({ etag }) => etag)).toEqual(['"0"', '"1"']);
    expect(service.stored.data).toEqual({ ...base, name: 'Mine', enabled: false });
  });

  it('is refused with both values where others changed the same', async () => {
    const service = stores({ ...base, name: 'Theirs' });
    const sent = sendMerged({ base, mine: { ...base, name: 'Mine' }, ...service, stored: { data: base, etag: '"0"' } });
    await expect(sent).rejects.toBeInstanceOf(EditConflict);
    await expect(sent).rejects.toMatchObject({ fields: ['name'], stored: { data: { name: 'Theirs' }, etag: '"1"' } });
    expect(service.stored.data.name).toBe('Theirs');
  });

  it('is nothing where it is stored so already', async () => {
    const service = stores({ ...base, enabled: false });
    expect(await sendMerged({ base, mine: { enabled: false }, ...service, stored: null })).toBeNull();
    expect(service.sent).toEqual([]);
  });

  it('does not go on for ever against a service that refuses every version', async () => {
    const service = stores(base);
    let tries = 0;
    const send = () => {
      tries++;
      return Promise.reject(stale);
    };
    await expect(sendMerged({ base, mine: { name: 'Mine' }, ...service, send, stored: null })).rejects.toBe(stale);
    expect(tries).toBe(5);
  });
});
