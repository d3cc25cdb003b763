import { icu } from '../icu';
import type { Texts } from '../index';

export const provider: Texts['provider'] = {
  title: 'Externe Anmeldung',
  lead: 'Ihre Mitglieder melden sich bei Ihrem eigenen OpenID-Anbieter an und erhalten ihre Rollen nach dessen Gruppen.',
  leadOfOperators: 'Betreiber melden sich bei Ihrem eigenen OpenID-Anbieter an.',
  issuer: 'Aussteller',
  issuerHint: 'Wie in seinem Discovery-Dokument, Zeichen für Zeichen: https://login.example.com/realms/example',
  clientId: 'Client-ID',
  proof: 'Wie sich dieser Dienst ausweist',
  proofs: {
    secret: 'Mit einem Client-Secret',
    key: 'Mit einem privaten Schlüssel (JWK)',
    none: 'Gar nicht: ein öffentlicher Client',
  },
  clientSecret: 'Client-Secret',
  clientSecretHint:
    'Was der Anbieter Ihnen für diesen Client gegeben hat. Es wird verschlüsselt gespeichert und nie wieder angezeigt.',
  clientSecretFault: 'Geben Sie das Client-Secret an.',
  clientKey: 'Privater Schlüssel',
  clientKeyHint:
    'Ein JSON Web Key, EC auf P-256 oder RSA, dessen öffentlichen Teil der Anbieter kennt. Er wird verschlüsselt gespeichert und nie wieder angezeigt.',
  clientKeyFault: 'Geben Sie einen JSON Web Key an, etwa {"kty": "EC", …}.',
  kept: 'Es ist bereits etwas gespeichert. Lassen Sie dies leer, um es zu behalten; bei einem anderen Aussteller oder einer anderen Client-ID ist es erneut nötig.',
  emailDomains: 'E-Mail-Domains',
  emailDomainsHint:
    'Wessen Mitglieder sich dort anmelden. Bitten Sie einen Betreiber, eine Domain einzutragen, sobald Sie nachgewiesen haben, dass sie Ihnen gehört.',
  emailDomainsHintOfOperators:
    'Wessen Mitglieder sich dort anmelden. Eine Domain, die ein Mandant hat, lässt sich nicht eintragen.',
  groupRoles: 'Gruppen und Rollen',
  groupRolesHint:
    'Wer keiner dieser Gruppen angehört, wird nicht eingelassen. Ohne Gruppen wird niemand neu Mitglied, und Mitglieder behalten ihre Rollen.',
  group: (place) => icu('Gruppe {place, number}', { place }),
  groupExample: 'mintmark-admins',
  roleOf: (place) => icu('Rolle von Gruppe {place, number}', { place }),
  addGroup: 'Gruppe hinzufügen',
  removeGroup: (group) => icu('Gruppe {group} entfernen', { group }),
  localPasswords: 'Passwörter gelten ebenfalls',
  localPasswordsHint:
    'Wenn nicht, melden sich Personen dieser Domains nur beim Anbieter an. Probieren Sie das zuerst aus.',
  breakGlass: 'Notfallzugang (Mitglieds-ID)',
  breakGlassHint: 'Das eine Mitglied, dessen Passwort trotzdem gilt, wenn der Anbieter nicht erreichbar ist.',
  enabled: 'Personen werden dorthin geleitet',
  registration: 'Beim Anbieter',
  registrationText: 'Tragen Sie diese beiden dort beim Client ein.',
  redirectUri: 'Redirect-URI',
  postLogoutRedirectUri: 'Post-Logout-Redirect-URI',
  removal: 'Externe Anmeldung beenden',
  removeTitle: 'Externe Anmeldung beenden?',
  removeText:
    'Die Mitglieder melden sich wieder mit einem Passwort an. Wer bei einer ersten Anmeldung Mitglied wurde, braucht einen Link zum Zurücksetzen.',
  remove: 'Anbieter entfernen',
  removed: 'Der Anbieter wurde entfernt.',
  domains: {
    title: 'E-Mail-Domains',
    text: 'Tragen Sie die Domains ein, die nachweislich dem Mandanten gehören. Sein OpenID-Anbieter darf für alle sprechen, die dort eine Adresse haben.',
    label: 'Domains',
    save: 'Domains setzen',
  },
};
