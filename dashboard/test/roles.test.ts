import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import rights from '../src/layout/rights.json';

describe('the name of a role', () => {
  beforeEach(() => {
    vi.resetModules();
    localStorage.clear();
  });
  afterEach(() => localStorage.clear());

  const roleTextIn = async (language: string) => {
    localStorage.setItem('mintmark-language', language);
    return (await import('../src/components/roleChoices')).roleText;
  };

  it.each([
    ['en', 'tenant-admin', 'Admin'],
    ['en', 'tenant-security', 'Security'],
    ['de', 'platform-admin', 'Betreiber'],
    ['de', 'tenant-security', 'Sicherheit'],
  ])('is said in the language of the reader (%s, %s)', async (language, role, name) => {
    expect((await roleTextIn(language))(role)).toBe(name);
  });

  it.each(['en', 'de'])('is one of words for every role that has a right (%s)', async (language) => {
    const roleText = await roleTextIn(language);
    for (const role of Object.values(rights).flat()) {
      expect(roleText(role), role).not.toBe(role);
    }
  });

  it.each(['en', 'de'])('is that of the service where only a newer one knows the role (%s)', async (language) => {
    expect((await roleTextIn(language))('tenant-auditor')).toBe('tenant-auditor');
  });
});
