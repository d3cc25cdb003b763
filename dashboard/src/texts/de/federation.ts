import { icu } from '../icu';
import type { Texts } from '../index';

export const federation: Texts['federation'] = {
  platform: {
    label: 'Plattform',
    hint: 'Füllt das Formular mit den Merkmalen ihrer Tokens. Wörter in Großbuchstaben ersetzen Sie selbst.',
    explanations: {
      'github-actions':
        'Ein Job mit der Berechtigung id-token: write erhält ein Token, das Repository und Branch oder die Umgebung nennt.',
      'gitlab-ci':
        'Ein Job mit id_tokens erhält ein Token, das Projekt und Branch nennt; bei einem eigenen GitLab ist dessen Adresse der Aussteller.',
      kubernetes:
        'Ein Pod liest das Token seines Servicekontos aus einem projizierten Volume, das der Cluster erneuert.',
      'kubernetes-private':
        'Dasselbe für einen Cluster, den Mintmark nicht erreichen kann: Sein Schlüsselsatz wird als Wert hinterlegt.',
      spiffe:
        'Ein Workload holt ein JWT-SVID von seinem Agenten; das Bundle der Trust Domain wird als Wert hinterlegt oder über die Adresse seines Bundle-Endpunkts angegeben.',
      azure:
        'Eine verwaltete Identität fordert bei Entra ID ein Token für eine Anwendung an, deren ID-URI die Adresse von Mintmark ist.',
      google:
        'Eine Maschine, eine Funktion oder ein Container fordert beim Metadatenserver ein Identitätstoken seines Dienstkontos an.',
      aws: 'Eine Rolle fordert bei STS ein Web-Identity-Token an, sobald die ausgehende Identitätsföderation für das Konto aktiviert ist.',
      buildkite: 'Ein Schritt fordert bei seinem Agenten ein Token an, das Pipeline, Branch, Commit und Schritt nennt.',
      terraform: 'Ein Lauf eines Workspace mit einer Workload-Identity-Audience findet sein Token in einer Variablen.',
    },
    other: 'Eine andere Plattform',
    more: 'Seite der Plattform',
    about: (name) => icu('über {name} (in einem neuen Tab)', { name }),
  },
  issuers: {
    title: 'Vertrauenswürdige Aussteller',
    lead: 'Plattformen, deren Tokens Apps aller Mandanten anstelle eines Secrets verwenden können.',
    add: 'Aussteller registrieren',
    columns: { name: 'Name', issuer: 'Aussteller', keys: 'Schlüssel', state: 'Zustand' },
    empty: {
      title: 'Keine vertrauenswürdigen Aussteller',
      text: 'Registrieren Sie die Plattform, auf der die Dienste Ihrer Mandanten laufen: Dann brauchen diese kein Secret.',
    },
    enabled: 'Aktiviert',
    disabled: 'Deaktiviert',
    name: 'Name',
    issuer: 'Aussteller',
    issuerHint: 'Was in seinen Tokens als „iss“ steht, Zeichen für Zeichen. Er lässt sich später nicht mehr ändern.',
    keys: 'Seine Schlüssel',
    sources: { discovery: 'Per Discovery', address: 'Unter einer Adresse', value: 'Als Wert' },
    sourceHints: {
      discovery: 'Von dort, wo es seine OpenID-Konfiguration angibt.',
      address: 'Sein Schlüsselsatz (JWKS) oder ein SPIFFE-Bundle wird von dort geladen.',
      value:
        'Für Aussteller, die von hier aus nicht erreichbar sind. Wenn sich die Schlüssel ändern, müssen Sie sie neu eingeben.',
    },
    jwksUri: 'Adresse des Schlüsselsatzes',
    jwksUriFault: 'Geben Sie die Adresse des Schlüsselsatzes an.',
    jwks: 'Schlüsselsatz',
    jwksHint: 'Als JSON: {"keys": […]}. Gespeichert werden nur öffentliche Bestandteile.',
    jwksFault: 'Geben Sie einen Schlüsselsatz als JSON an, zum Beispiel {"keys": […]}.',
    valueOf: (keys) => icu('Als Wert: {keys, number} Schlüssel', { keys }),
    algorithms: 'Signiert mit',
    lifetime: 'Höchste Lebensdauer der Tokens',
    lifetimeHint: 'Von 1 Minute bis 366 Tage. Tokens, die länger leben, gelten nicht.',
    lifetimeFault: 'Eine ganze Zahl, mindestens 1 Minute und höchstens 366 Tage.',
    settings: 'Einstellungen',
    facts: 'Angaben',
    registered: 'Registriert',
    changed: 'Geändert',
    check: 'Schlüssel jetzt prüfen',
    checkTitle: 'Schlüssel',
    checkText:
      'Die Schlüssel werden jetzt wie für ein Token geladen, und Sie sehen das Ergebnis. Davon wird nichts gespeichert.',
    noKid: 'keine Schlüssel-ID',
    usable: 'verwendbar',
    notUsable: 'nicht verwendbar',
    disable: 'Deaktivieren',
    enable: 'Aktivieren',
    disableTitle: 'Diesen vertrauenswürdigen Aussteller deaktivieren?',
    disableText: 'Seine Tokens gelten sofort nicht mehr. Apps ohne andere Zugangsdaten erhalten kein Token mehr.',
    impact: (apps, tenants) =>
      icu(
        '{apps, plural, =0 {Keine App hat Anmeldedaten von ihm.} one {# App von {tenants, number} Mandanten hat Anmeldedaten von ihm.} other {# Apps von {tenants, number} Mandanten haben Anmeldedaten von ihm.}}',
        { apps, tenants },
      ),
    lastUsed: 'Letzte Verwendung eines seiner Tokens',
    deletion: 'Löschen',
    delete: 'Löschen',
    deleteText: 'Seine Tokens gelten sofort nicht mehr, und Mandanten können ihn nicht mehr wählen.',
    deleteTitle: 'Diesen vertrauenswürdigen Aussteller löschen?',
    deleteOnlyWhen: 'Das geht nur, solange keine App Anmeldedaten von ihm hat. Deaktivieren Sie ihn andernfalls.',
    deleted: (name) => icu('{name} wurde gelöscht.', { name }),
  },
  credentials: {
    title: 'Föderierte Anmeldedaten',
    lead: 'Die App meldet sich mit einem Token der Plattform an, auf der sie läuft, anstelle eines Secrets. Jeder Eintrag legt fest, welche Tokens gelten: bis zu fünf.',
    none: 'Keine: Für diese App gilt kein Token einer Plattform.',
    noIssuers: 'Es steht kein vertrauenswürdiger Aussteller zur Auswahl. Ein Betreiber kann einen registrieren.',
    one: (row) => icu('Anmeldedaten {row, number}', { row }),
    name: 'Name',
    issuer: 'Vertrauenswürdiger Aussteller',
    chooseIssuer: 'Vertrauenswürdigen Aussteller wählen',
    notOffered: 'Ein Aussteller, der deaktiviert oder gelöscht ist',
    subject: 'Subject',
    subjectHint:
      'Das „sub“ der Tokens, Zeichen für Zeichen, oder mit einem * für ein oder mehrere Zeichen außer : und /, dem etwas vorausgeht.',
    claims: 'Weitere Claims',
    claimsHint:
      'Einer pro Zeile: environment = production. Zahlen, true und false gelten als solche; in Anführungszeichen als Text.',
    claimsFault: 'Jede Zeile hat die Form name = wert, und kein Name kommt zweimal vor.',
    add: 'Anmeldedaten hinzufügen',
    remove: (name, row) =>
      name.trim() === ''
        ? icu('Anmeldedaten {row, number} entfernen', { row })
        : icu('{name} entfernen', { name: name.trim() }),
    lastUsed: 'Zuletzt verwendet',
    withSubject: 'sub',
    withTokenId: 'jti',
    from: 'iss',
  },
  check: {
    title: 'Token prüfen',
    text: 'Fügen Sie ein Token der Plattform ein, und Sie sehen Regel für Regel, was zu den gespeicherten Anmeldedaten passt. Es wird weder gespeichert noch protokolliert und verschwindet hier, sobald Sie die Seite verlassen.',
    token: 'Token',
    action: 'Prüfen',
    matches: 'Dieses Token würde die App jetzt ausweisen.',
    matchesNot: 'Dieses Token würde die App nicht ausweisen.',
    rules: {
      issuer: 'Aussteller',
      signature: 'Signatur',
      audience: 'Audience',
      lifetime: 'Lebensdauer',
      subject: 'Subject',
    },
    claim: (name) => icu('Claim {name}', { name }),
    fits: 'passt',
    fitsNot: 'passt nicht',
    expected: 'Erwartet',
    found: 'Gefunden',
    untold: 'wird nur bei gültiger Signatur angezeigt',
  },
};
