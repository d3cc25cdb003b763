import { icu } from '../icu';
import type { Texts } from '../index';

export const apis: Texts['apis'] = {
  title: 'APIs',
  lead: 'Wofür Tokens gelten. Jedes Token gilt für eine API; deren Scopes legen fest, was es dort erlaubt.',
  add: 'API registrieren',
  columns: { name: 'Name', identifier: 'Bezeichner', access: 'Zugriff', algorithm: 'Algorithmus', state: 'Zustand' },
  empty: { title: 'Keine APIs', text: 'Der Dienst legt die Standard-API beim Start an.' },
  isDefault: 'Standard',
  enabled: 'Aktiviert',
  disabled: 'Deaktiviert',
  credentialsOnly: 'Nur Zugangsdaten',
  name: 'Name',
  identifier: 'Bezeichner',
  identifierHint:
    'Steht als Audience in jedem Token; Apps fordern ihn mit „resource“ an. Eine https-Adresse wie https://orders.example.com oder eine URN wie urn:example:orders. Er lässt sich später nicht mehr ändern.',
  kind: 'Art',
  kinds: {
    api: { label: 'Eine API', hint: 'Apps erhalten Tokens für sie, und sie darf diese Tokens abfragen.' },
    credentials: {
      label: 'Nur Zugangsdaten',
      hint: 'Keine App erhält ein Token für sie, und sie darf alle Tokens abfragen. Zum Beispiel für ein Gateway.',
    },
  },
  beginsWith:
    'Lebensdauer, Algorithmus und Typ ihrer Tokens werden zunächst aus der Konfiguration übernommen; ändern können Sie sie auf der Seite der API.',
  scopes: 'Scopes',
  scopesHint:
    'Was ein Token hier erlauben kann, zum Beispiel orders:read. Ein entfernter Scope wird nicht mehr vergeben.',
  noScopes: 'Keine: Ihre Tokens sagen nicht, was sie erlauben.',
  scope: (row) => icu('Scope {row, number}', { row }),
  scopeName: 'Scope',
  scopeDescription: (row) => icu('Beschreibung von Scope {row, number}', { row }),
  description: 'Beschreibung',
  addScope: 'Scope hinzufügen',
  removeScope: (name) => (name === '' ? 'Leeren Scope entfernen' : icu('{name} entfernen', { name })),
  access: 'Zugriff',
  accesses: { open: 'Alle Apps', by_plan: 'Nach Plan' },
  accessHints: {
    open: 'Jede App erhält Tokens für sie, mit allen Scopes.',
    by_plan:
      'Nur Apps, deren Plan sie freigibt, mit den dort genannten Scopes. Pläne bearbeiten Sie auf deren eigenen Seiten.',
  },
  lifetime: 'Lebensdauer der Tokens',
  lifetimeHint: 'Von 1 Minute bis 24 Stunden.',
  lifetimeFault: 'Eine ganze Zahl, mindestens 1 Minute und höchstens 24 Stunden.',
  algorithm: 'Signiert mit',
  algorithmHint:
    'RS256 ist für Prüfer gedacht, die nichts anderes kennen. Informieren Sie die prüfenden Dienste vor einer Änderung.',
  tokenType: 'Typ der Tokens',
  tokenTypeHint: '„JWT“ ist für Prüfer gedacht, die at+jwt ablehnen.',
  requireDpop: 'Gebundene Tokens verlangen (DPoP)',
  requireDpopHint:
    'Jedes Token ist an einen Schlüssel seiner App gebunden: Wer es stiehlt, kann es nicht verwenden. Apps, die keinen Nachweis senden, erhalten keines mehr. Bereits ausgestellte Tokens gelten weiter.',
  settings: 'Einstellungen',
  facts: 'Angaben',
  configured: 'Aus der Konfiguration',
  configuredHint:
    'Dies ist die Standard-API: Sie gilt, wenn eine App keine nennt. Sie kann weder deaktiviert noch gelöscht werden und folgt der Konfiguration des Dienstes.',
  credentialsOnlyText:
    'Sie hat keinen Bezeichner, daher erhält keine App ein Token für sie. Nachträglich lässt er sich nicht vergeben: Registrieren Sie dafür eine API.',
  disable: 'Deaktivieren',
  enable: 'Aktivieren',
  disableTitle: 'Diese API deaktivieren?',
  disableText:
    'Ab dann wird kein Token mehr für sie ausgestellt, und die Introspektion meldet die vorhandenen als inaktiv. Wer offline prüft, lehnt sie ab, sobald die Sperrliste sie nennt; ohne Sperrliste erst, wenn sie ablaufen.',
  impact: (apps, tenants) =>
    icu(
      '{apps, plural, =0 {Keine App hat ein Token für sie erhalten oder einen Plan, der sie freigibt.} one {# App von {tenants, number} Mandanten hat ein Token für sie erhalten oder einen Plan, der sie freigibt.} other {# Apps von {tenants, number} Mandanten haben ein Token für sie erhalten oder einen Plan, der sie freigibt.}}',
      { apps, tenants },
    ),
  plans: (plans) => icu('{plans, plural, one {# Plan gibt sie frei.} other {# Pläne geben sie frei.}}', { plans }),
  lastToken: 'Letztes Token',
  validUntil: 'Gültig bis',
  credentials: 'Zugangsdaten',
  credentialsAndDeletion: 'Zugangsdaten und Löschen',
  secretText:
    'Client-ID und Secret sind für die Introspektion, die sagt, ob ein Token noch gilt, und für die Sperrliste, mit der sich das offline feststellen lässt.',
  sees: {
    own: 'Sie geben Auskunft über die Tokens dieser API und über keine anderen.',
    all: 'Sie geben Auskunft über die Tokens aller APIs.',
  },
  makeSecret: 'Secret erstellen',
  regenerate: 'Secret rotieren',
  regenerateText:
    'Bei einem verlorenen oder bekannt gewordenen Secret oder turnusmäßig. Das alte gilt sofort nicht mehr.',
  regenerateTitle: 'Das Secret rotieren?',
  regenerateImpact:
    'Das alte Secret gilt nicht mehr, sobald das neue erstellt ist: Introspektion und Sperrliste werden damit verweigert.',
  noSecret: 'noch keines',
  delete: 'Löschen',
  deleteText:
    'Ihr Secret gilt sofort nicht mehr, kein Plan gibt sie mehr frei, und ihr Bezeichner kann neu vergeben werden.',
  deleteCredentialsText: 'Ihr Secret gilt sofort nicht mehr.',
  deleteTitle: 'Diese API löschen?',
  deleteOnlyWhen:
    'Das geht erst, wenn kein Token für sie mehr gültig sein kann. Deaktivieren Sie sie zuvor und kommen Sie dann wieder.',
  deleted: (name) => icu('{name} wurde gelöscht.', { name }),
  metadata: 'Metadaten zum Veröffentlichen',
  metadataText:
    'Aus diesem Dokument (RFC 9728) erfahren Clients, woher sie Tokens bekommen. Die API stellt es hier bereit:',
  metadataNowhere:
    'Ihr Bezeichner ist keine Webadresse; daher gibt es keinen Ort, an dem Clients ein Dokument suchen würden.',
  document: 'Das Dokument',
};
