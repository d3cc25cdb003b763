import { describe, expect, it } from 'vitest';
import type { ApiFields } from '../src/api/resourceServers';
import { apiText, shownApi, typedApi, typedField } from '../src/pages/apis/apiForm';
import { wellKnownOf } from '../src/pages/apis/wellKnown';

const stored: ApiFields = {
  name: 'Orders',
  scopes: [{ name: 'orders:read', description: 'Read' }],
  signingAlgorithm: 'ES256',
  tokenLifetime: 'PT15M',
  tokenType: 'at+jwt',
  access: 'by_plan',
  enabled: true,
  requireDpop: true,
};

describe('the form of an API', () => {
  it('reads back what it shows', () => {
    expect(typedApi(shownApi(stored), stored)).toEqual(stored);
  });

  it('sends only the scopes that are filled in, and finds the row that a fault of the server is about', () => {
    const empty = { name: ' ', description: '' };
    const typed = { ...shownApi(stored), scopes: [empty, ...stored.scopes, empty, { name: '', description: 'What?' }] };
    expect(typedApi(typed, stored).scopes).toEqual([...stored.scopes, { name: '', description: 'What?' }]);
    expect(typedField('scopes[1].name', typed.scopes)).toBe('scopes[3].name');
    expect(typedField('scopes', typed.scopes)).toBe('scopes');
    expect(typedField('tokenLifetime', typed.scopes)).toBe('tokenLifetime');
  });

  it('changes only the name of what has credentials only', () => {
    const credentials: ApiFields = {
      name: 'Gateway',
      scopes: [],
      signingAlgorithm: null,
      tokenLifetime: null,
      tokenType: null,
      access: null,
      enabled: null,
      requireDpop: null,
    };
    expect(typedApi({ ...shownApi(credentials), name: 'Edge' }, credentials)).toEqual({ ...credentials, name: 'Edge' });
  });

  it('says in words what others stored', () => {
    expect(apiText([...stored.scopes, { name: 'orders:write', description: '' }], 'scopes')).toBe(
      'orders:read: Read\norders:write',
    );
    expect(apiText('by_plan', 'access')).toBe('By plan');
    expect(apiText('PT2H', 'tokenLifetime')).toBe('2 hours');
    expect(apiText('RS256', 'signingAlgorithm')).toBe('RS256');
    expect(apiText(true, 'requireDpop')).toBe('Yes');
    expect(apiText(false, 'requireDpop')).toBe('No');
  });
});

describe('the address of what an API publishes', () => {
  it('stands before the path of its identifier; there is none for what is no web address', () => {
    const path = '/.well-known/oauth-protected-resource';
    expect(wellKnownOf('https://orders.example.com')).toBe(`https://orders.example.com${path}`);
    expect(wellKnownOf('https://orders.example.com/')).toBe(`https://orders.example.com${path}`);
    expect(wellKnownOf('http://localhost:8080/v1/orders?x=1')).toBe(`http://localhost:8080${path}/v1/orders?x=1`);
    expect(wellKnownOf('urn:example:orders')).toBeNull();
    expect(wellKnownOf('mintmark-api')).toBeNull();
  });
});
