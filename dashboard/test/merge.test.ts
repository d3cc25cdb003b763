import { describe, expect, it } from 'vitest';
import { changed, conflicts, EditConflict, mergeList, rebase, sendMerged } from '../src/api/merge';
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

describe('a merge of two changes of one list', () => {
  const merge = mergeList<{ name: string; says?: string }>((entry) => entry.name);
  const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

  it('has what each added, changed and took away; what others stored keeps its order', () => {
    expect(merge([a, b], [a, b, c], [{ name: 'd' }, b, a])).toEqual([{ name: 'd' }, b, a, c]);
    expect(merge([a, b, c], [b, c], [a, b])).toEqual([b]);
    expect(merge([a, b], [{ name: 'a', says: 'mine' }, b], [a, { name: 'b', says: 'theirs' }])).toEqual([
      { name: 'a', says: 'mine' },
      { name: 'b', says: 'theirs' },
    ]);
    expect(merge([a], [a, b], [a, b])).toEqual([a, b]);
    expect(merge([a, b], [a, c], [a])).toEqual([a, c]);
  });

  it('is left to people where both changed one entry, or one takes away what the other changed', () => {
    expect(merge([a], [{ name: 'a', says: 'mine' }], [{ name: 'a', says: 'theirs' }])).toBeNull();
    expect(merge([a, b], [b], [{ name: 'a', says: 'theirs' }, b])).toBeNull();
    expect(merge([], [{ name: 'a', says: 'mine' }], [{ name: 'a', says: 'theirs' }])).toBeNull();
  });

  it('is left to people where an entry is named twice', () => {
    expect(merge([a], [a, a], [a, b])).toBeNull();
  });

  it('is sent, and shown, beside the other fields', async () => {
    const mergers = { domains: mergeList((domain: string) => domain) };
    const mine = { ...base, domains: ['a.example', 'mine.example'] };
    const service = stores({ ...base, enabled: false, domains: ['a.example', 'theirs.example'] });
    await sendMerged({ base, mine, ...service, stored: { data: base, etag: '"0"' }, mergers });
    expect(service.stored.data).toEqual({
      ...base,
      enabled: false,
      domains: ['a.example', 'theirs.example', 'mine.example'],
    });
    expect(rebase(base, mine, { ...base, domains: ['theirs.example'] }, mergers)).toEqual({
      base: { ...base, domains: ['theirs.example'] },
      mine: { ...base, domains: ['theirs.example', 'mine.example'] },
    });
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
