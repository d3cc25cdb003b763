import { numberText } from '../numbers';

export const apis = {
  title: 'APIs',
  lead: 'What tokens are for. Each is for one API, and its scopes say what it allows there.',
  add: 'Register an API',
  columns: { name: 'Name', identifier: 'Identifier', access: 'Access', algorithm: 'Algorithm', state: 'State' },
  empty: { title: 'No APIs', text: 'The service makes the default API when it starts.' },
  isDefault: 'Default',
  enabled: 'Enabled',
  disabled: 'Disabled',
  credentialsOnly: 'Credentials only',
  name: 'Name',
  identifier: 'Identifier',
  identifierHint:
    'Stands in every token as its audience; apps ask for it as “resource”. An https address such as https://orders.example.com, or a urn such as urn:example:orders. It can never be changed.',
  kind: 'What it is',
  kinds: {
    api: { label: 'An API', hint: 'Apps get tokens for it, and it may ask about these.' },
    credentials: {
      label: 'Credentials only',
      hint: 'No app gets a token for it, and it may ask about all tokens. For a gateway, for instance.',
    },
  },
  beginsWith:
    'Lifetime, algorithm and type of its tokens begin as the configuration says; they are changed on its page.',
  scopes: 'Scopes',
  scopesHint: 'What a token may allow here, such as orders:read. A scope that is taken away is granted no more.',
  noScopes: 'None: its tokens say nothing about what they allow.',
  scope: (row: number) => `Scope ${row}`,
  scopeName: 'Scope',
  scopeDescription: (row: number) => `Description of scope ${row}`,
  description: 'Description',
  addScope: 'Add a scope',
  removeScope: (name: string) => `Remove ${name || 'the empty scope'}`,
  access: 'Access',
  accesses: { open: 'Every app', by_plan: 'By plan' },
  accessHints: {
    open: 'Every app gets tokens for it, with all of its scopes.',
    by_plan: 'Only apps whose plan opens it, with the scopes that stand there. Plans are edited on their own pages.',
  },
  lifetime: 'Tokens live for',
  lifetimeHint: 'From 1 minute to 24 hours.',
  lifetimeFault: 'A whole number, and not less than 1 minute or more than 24 hours.',
  algorithm: 'Signed with',
  algorithmHint: 'RS256 is for verifiers that know no other. Tell those who verify before you change it.',
  tokenType: 'Type of its tokens',
  tokenTypeHint: '“JWT” is for verifiers that refuse at+jwt.',
  requireDpop: 'Require bound tokens (DPoP)',
  requireDpopHint:
    'Every token is bound to a key of its app: who steals it cannot use it. Apps that send no proof get none any more. Tokens that there are go on.',
  settings: 'Settings',
  facts: 'Facts',
  configured: 'From the configuration',
  configuredHint:
    'This is the default API: the one that is meant when an app names none. It cannot be disabled or deleted, and follows the configuration of the service.',
  credentialsOnlyText:
    'It has no identifier, so no app gets a token for it. One cannot be given later: register an API for that.',
  disable: 'Disable',
  enable: 'Enable',
  disableTitle: 'Disable this API?',
  disableText:
    'From then on no token is issued for it, and introspection calls those that there are inactive. Who verifies offline refuses them as soon as the cut list says so; without it, when they expire.',
  impact: (apps: number, tenants: number) =>
    apps === 0
      ? 'No app got a token for it, or holds a plan that opens it.'
      : `${numberText(apps)} ${apps === 1 ? 'app' : 'apps'} of ${numberText(tenants)} ${tenants === 1 ? 'tenant' : 'tenants'} got a token for it, or ${apps === 1 ? 'holds' : 'hold'} a plan that opens it.`,
  plans: (plans: number) => `${numberText(plans)} ${plans === 1 ? 'plan opens' : 'plans open'} it.`,
  lastToken: 'Last token',
  validUntil: 'Valid until',
  credentials: 'Credentials',
  credentialsAndDeletion: 'Credentials and deletion',
  secretText:
    'Client id and secret are for introspection, which says whether a token is still good, and for the cut list, with which that is known offline.',
  sees: {
    own: 'They show the tokens for this API, and no others.',
    all: 'They show the tokens for all APIs.',
  },
  makeSecret: 'Create secret',
  regenerate: 'Rotate secret',
  regenerateText: 'For a lost or leaked secret, or as a routine. The old one stops working at once.',
  regenerateTitle: 'Rotate the secret?',
  regenerateImpact:
    'The old secret stops working the moment the new one is created: with it, introspection and the cut list are refused.',
  noSecret: 'none yet',
  delete: 'Delete',
  deleteText: 'Its secret stops working at once, plans open it no more, and its identifier is free again.',
  deleteCredentialsText: 'Its secret stops working at once.',
  deleteTitle: 'Delete this API?',
  deleteOnlyWhen: 'This works only when no token for it may be valid any more. Disable it before, and come back then.',
  deleted: (name: string) => `${name} is deleted.`,
  metadata: 'Metadata to publish',
  metadataText: 'Clients learn from this document (RFC 9728) where to get tokens. The API serves it at:',
  metadataNowhere: 'Its identifier is no web address, so there is no place where clients would look for a document.',
  document: 'The document',
};
