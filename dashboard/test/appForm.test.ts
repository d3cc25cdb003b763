import { describe, expect, it } from 'vitest';
import { domainsOf, EMPTY, linesOf, slotOf } from '../src/pages/apps/appForm';

describe('the form of an app', () => {
  const fields = { ...EMPTY, allowedDomains: ['', 'one.example.com', ' '] as [string, string, string] };

  it('sends only the domains that are filled in', () => {
    expect(domainsOf(fields)).toEqual(['one.example.com']);
  });

  it('finds the slot that a fault of the server is about', () => {
    expect(slotOf('allowedDomains[0]', fields)).toBe('allowedDomains[1]');
    expect(slotOf('redirectUris[3]', fields)).toBe('redirectUris');
    expect(slotOf('postLogoutRedirectUris[0]', fields)).toBe('postLogoutRedirectUris');
    expect(slotOf('name', fields)).toBe('name');
  });

  it('reads one URI a line', () => {
    expect(linesOf(' https://a.example/cb \n\nhttps://b.example/cb')).toEqual([
      'https://a.example/cb',
      'https://b.example/cb',
    ]);
  });
});
