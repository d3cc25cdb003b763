import { describe, expect, it } from 'vitest';
import { EMPTY, linesOf, shownSettings, slotOf, slotsOf, typedSettings } from '../src/pages/apps/appForm';

describe('the form of an app', () => {
  const fields = { ...EMPTY, allowedDomains: ['', 'one.example.com', ' '] as [string, string, string] };

  it('sends each domain in its slot, and no empty ones at the end', () => {
    expect(slotsOf(fields)).toEqual([null, 'one.example.com']);
    expect(slotsOf(EMPTY)).toEqual([]);
  });

  it('shows a domain in the slot in which it is stored', () => {
    const stored = typedSettings(fields);
    expect(shownSettings(stored).allowedDomains).toEqual(['', 'one.example.com', '']);
    expect(shownSettings({ ...stored, allowedDomains: [] }).allowedDomains).toEqual(['', '', '']);
  });

  it('finds the slot that a fault of the server is about', () => {
    expect(slotOf('allowedDomains[1]')).toBe('allowedDomains[1]');
    expect(slotOf('allowedDomains')).toBe('allowedDomains[0]');
    expect(slotOf('redirectUris[3]')).toBe('redirectUris');
    expect(slotOf('postLogoutRedirectUris[0]')).toBe('postLogoutRedirectUris');
    expect(slotOf('name')).toBe('name');
  });

  it('reads one URI a line', () => {
    expect(linesOf(' https://a.example/cb \n\nhttps://b.example/cb')).toEqual([
      'https://a.example/cb',
      'https://b.example/cb',
    ]);
  });
});
