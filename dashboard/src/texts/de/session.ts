import { icu } from '../icu';
import type { Texts } from '../index';

export const session: Texts['session'] = {
  title: 'Anmelden',
  lead: 'Maschinenidentitäten für Ihre Apps.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Anmelden',
  failed: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
  unfinished: {
    title: 'Sie sind nur in diesem Browser abgemeldet',
    text: 'Der Dienst konnte nicht benachrichtigt werden; dort besteht Ihre Sitzung weiter. Das wird so bald wie möglich nachgeholt; lassen Sie diese Seite geöffnet oder kommen Sie später zurück.',
  },
  expired: {
    title: 'Ihre Sitzung ist beendet',
    text: 'Melden Sie sich wieder an, um fortzufahren. Ihre Eingaben sind nicht verloren.',
    leave: 'Verlassen und als jemand anderes anmelden',
  },
  invitation: {
    title: 'Willkommen bei Mintmark',
    lead: 'Sie wurden eingeladen. Wählen Sie Ihren Namen und ein Passwort.',
    to: 'Eingeladen zu',
    installation: 'Die Betreiber dieser Installation',
    invitedBy: 'Eingeladen von',
    validUntil: 'Gültig bis',
    displayName: 'Ihr Name',
    password: 'Neues Passwort',
    passwordHint: 'Mindestens 12 Zeichen; ein Satz ist leicht zu merken.',
    repeat: 'Neues Passwort wiederholen',
    mismatch: 'Die beiden Passwörter stimmen nicht überein.',
    signedInAs: (name, email) =>
      icu(
        'Sie sind hier als {name} ({email}) angemeldet. Wenn Sie annehmen, werden Sie abgemeldet und fahren als das eingeladene Mitglied fort. Ist die Einladung nicht für Sie bestimmt, schließen Sie diese Seite.',
        { name, email },
      ),
    submit: 'Einladung annehmen',
    noToken:
      'Dieser Link ist nicht vollständig. Öffnen Sie ihn genau so, wie Sie ihn erhalten haben, oder bitten Sie um eine neue Einladung.',
    expired:
      'Diese Einladung kann nicht verwendet werden: Sie wurde schon verwendet, zurückgezogen oder ist älter als 72 Stunden. Bitten Sie um eine neue.',
    done: 'Ihr Konto ist bereit. Melden Sie sich jetzt an.',
  },
  second: {
    code: 'Code Ihrer Authenticator-App',
    codeHint: 'Sechs Ziffern. Ein Code gilt einmal.',
    recoveryCode: 'Wiederherstellungscode',
    recoveryHint: 'Einer der zehn, die Sie gespeichert haben. Jeder gilt einmal.',
    useRecovery: 'Wiederherstellungscode verwenden',
    useCode: 'App verwenden',
    passkeyHint: 'Ihr Passwort ist richtig. Den Rest erledigt Ihr Passkey.',
    back: 'Von vorn beginnen',
    wrong: 'Der Code ist falsch, zu alt oder wurde schon verwendet.',
    expired: 'Das hat zu lange gedauert oder ist zu oft fehlgeschlagen. Beginnen Sie von vorn.',
    lost: 'Kein Telefon, kein Passkey und keine Wiederherstellungscodes? Bitten Sie einen Betreiber dieses Dienstes, Ihren zweiten Faktor zu entfernen.',
  },
  factor: {
    title: 'Zweiter Faktor',
    lead: 'Ein Passkey oder, zusätzlich zu Ihrem Passwort, ein Code einer App auf Ihrem Telefon. Wer nur Ihr Passwort hat, kommt nicht hinein.',
    owed: 'Für Sie ist ein zweiter Faktor erforderlich. Richten Sie ihn jetzt ein; danach geht es weiter.',
    putOff: 'Sie brauchen einen zweiten Faktor. Einrichten können Sie ihn spätestens bis',
    setOneUp: 'Zweiten Faktor einrichten',
    app: 'Authenticator-App',
    appText:
      'Eine App auf Ihrem Telefon, die einen sechsstelligen Code anzeigt. Sie geben ihn nach Ihrem Passwort ein.',
    setUp: 'Authenticator-App einrichten',
    replace: 'Andere App einrichten',
    since: 'Eingerichtet',
    lastUsed: 'Zuletzt verwendet',
    none: 'Sie haben keinen: Ihr Passwort allein genügt zur Anmeldung.',
    scan: 'Scannen Sie dies mit einer Authenticator-App auf Ihrem Telefon und geben Sie dann den angezeigten Code ein.',
    qrCode: 'QR-Code für Ihre Authenticator-App',
    secret: 'Oder geben Sie dies in die App ein',
    code: 'Code, den die App anzeigt',
    confirm: 'Bestätigen',
    confirmed: 'Ihr zweiter Faktor ist eingerichtet. Ihre anderen Sitzungen wurden beendet.',
    replaced: 'Ab jetzt gilt die neue App.',
    codesTitle: 'Ihre Wiederherstellungscodes',
    codesWarning:
      'Sie werden nur dieses eine Mal angezeigt. Bewahren Sie sie dort auf, wo Sie Ihre Passwörter aufbewahren: Mit jedem können Sie sich einmal anmelden, wenn Sie Ihr Telefon oder Ihren Passkey verlieren.',
    codes: 'Wiederherstellungscodes',
    codesLeft: (count) =>
      icu(
        '{count, plural, one {Es ist noch # Wiederherstellungscode übrig.} other {Es sind noch # Wiederherstellungscodes übrig.}}',
        { count },
      ),
    newCodes: 'Neue Wiederherstellungscodes erstellen',
    newCodesTitle: 'Neue Wiederherstellungscodes erstellen?',
    newCodesText: 'Die bisherigen gelten dann nicht mehr.',
    removeAppTitle: 'Die Authenticator-App entfernen?',
    removeAppText: 'Ihre Codes gelten dann nicht mehr.',
    removeLast:
      'Es ist Ihr letzter zweiter Faktor: Ab dann genügt Ihr Passwort allein zur Anmeldung, und die Wiederherstellungscodes gelten nicht mehr.',
    appRemoved: 'Die Authenticator-App wurde entfernt.',
  },
  passkey: {
    title: 'Passkeys',
    text: 'Melden Sie sich mit dem Fingerabdruck, dem Gesicht oder der PIN an, womit Sie Ihr Gerät entsperren, oder mit einem Sicherheitsschlüssel. Es wird kein Passwort eingegeben, das eine gefälschte Seite abfangen könnte.',
    recommended: 'Empfohlen',
    name: 'Name',
    created: 'Hinzugefügt',
    lastUsed: 'Zuletzt verwendet',
    add: 'Passkey hinzufügen',
    nameHint: 'Woran Sie ihn wiedererkennen, zum Beispiel „Laptop bei der Arbeit“ oder „Sicherheitsschlüssel“.',
    next: 'Ihr Browser fragt Sie als Nächstes, wo der Passkey gespeichert werden soll, und lässt Sie ihn entsperren.',
    go: 'Weiter',
    added: 'Der Passkey wurde hinzugefügt.',
    remove: (name) => icu('{name} entfernen', { name }),
    removeTitle: (name) => icu('Den Passkey {name} entfernen?', { name }),
    removeText:
      'Damit können Sie sich nicht mehr anmelden. Löschen Sie ihn auch auf dem Gerät, falls Ihr Browser ihn weiterhin anbietet.',
    removed: 'Der Passkey wurde entfernt.',
    signIn: 'Mit einem Passkey anmelden',
    use: 'Passkey verwenden',
    nameMissing: 'Geben Sie ihm einen Namen.',
    unknown:
      'Mit diesem Passkey können Sie sich nicht anmelden: Er wurde hier entfernt, oder es hat zu lange gedauert. Versuchen Sie es erneut oder verwenden Sie Ihr Passwort.',
    wrong: 'Dieser Passkey wurde nicht akzeptiert. Beginnen Sie von vorn oder wählen Sie einen anderen Weg.',
    support: {
      insecure:
        'Passkeys brauchen eine Seite, die über https geladen wurde. Fragen Sie den Betreiber dieses Dienstes nach dessen https-Adresse.',
      missing: 'Dieser Browser unterstützt keine Passkeys.',
    },
    refusals: {
      'not-made':
        'Es wurde kein Passkey hinzugefügt: Sie haben abgebrochen, oder es hat zu lange gedauert. Versuchen Sie es erneut, wann Sie möchten.',
      'not-used':
        'Es wurde kein Passkey verwendet: Sie haben abgebrochen, es hat zu lange gedauert, oder dieses Gerät hat keinen für diesen Dienst.',
      registered:
        'Auf diesem Gerät ist bereits ein Passkey von Ihnen. Verwenden Sie diesen oder wählen Sie ein anderes Gerät.',
      elsewhere:
        'Passkeys funktionieren nur unter der Adresse, mit der dieser Dienst konfiguriert ist, und dies ist eine andere.',
      refused:
        'Der Dienst hat den Passkey nicht angenommen: Es hat zu lange gedauert, oder er wurde schon verwendet. Versuchen Sie es erneut.',
      foreign: 'Dieser Passkey gehört zu einem anderen Konto. Wählen Sie einen von Ihren.',
      unable:
        'Dieses Gerät kann das nicht: Ein Passkey braucht hier einen Fingerabdruck, ein Gesicht oder eine PIN. Verwenden Sie ein anderes Gerät.',
    },
  },
  fresh: {
    title: 'Bestätigen Sie, dass Sie es sind',
    text: 'Dafür ist eine frische Anmeldung nötig. Melden Sie sich noch einmal an, dann wird es ausgeführt.',
  },
  forgotten: {
    title: 'Passwort vergessen?',
    text: 'Bitten Sie einen Admin Ihres Mandanten oder einen Betreiber dieses Dienstes um einen Link zum Zurücksetzen: Er lässt sich auf der Seite der Mitglieder erstellen. Es wird keine E-Mail verschickt. Ein Betreiber bittet einen anderen Betreiber; wer der einzige ist, setzt ein neues Passwort in der Konfiguration des Dienstes.',
  },
  elsewhere: {
    signIn: (host) => icu('Mit {host} anmelden', { host }),
    refused: 'Sie wurden nicht angemeldet',
    unknownReason: 'Beginnen Sie von vorn, oder fragen Sie, wer Ihr Konto verwaltet.',
    reasons: {
      state_unknown:
        'Diese Anmeldung wurde in einem anderen Browser oder Tab begonnen, hat zu lange gedauert oder war schon abgeschlossen. Beginnen Sie von vorn.',
      denied:
        'Der Anbieter hat Sie nicht eingelassen. Beginnen Sie von vorn, oder wenden Sie sich an dessen Betreiber.',
      provider_unreachable:
        'Der Anbieter ist im Moment nicht erreichbar oder nicht verwendbar. Versuchen Sie es später erneut.',
      answer_invalid:
        'Der Antwort des Anbieters kann nicht vertraut werden. Wenden Sie sich an die Person, die hier die Anmeldung verwaltet.',
      email_not_verified: 'Der Anbieter nennt keine von ihm bestätigte E-Mail-Adresse von Ihnen.',
      foreign_domain: 'Der Anbieter darf nicht für die Domain Ihrer E-Mail-Adresse sprechen.',
      other_account:
        'Ihre E-Mail-Adresse gehört zu einem Konto, das diese Anmeldung nicht verwenden darf. Wenden Sie sich an einen Admin.',
      no_role:
        'Keine Ihrer Gruppen gibt Ihnen hier eine Rolle. Wenden Sie sich an die Person, die Ihre Gruppen verwaltet.',
      too_many_requests:
        'Aus Ihrem Netz wurden zu viele Anmeldungen abgelehnt. Warten Sie eine Minute und versuchen Sie es dann erneut.',
      limit_reached: 'Es gibt bereits so viele Mitglieder, wie es geben darf. Wenden Sie sich an einen Admin.',
    },
    signedOutHere: 'Hier sind Sie abgemeldet.',
    signOutThere: (host) => icu('Auch bei {host} abmelden', { host }),
  },
  reset: {
    title: 'Neues Passwort wählen',
    lead: 'Sie haben diesen Link erhalten, weil Ihr Passwort verloren ist.',
    submit: 'Passwort ändern',
    noToken:
      'Dieser Link ist nicht vollständig. Öffnen Sie ihn genau so, wie Sie ihn erhalten haben, oder bitten Sie um einen neuen.',
    expired:
      'Dieser Link kann nicht verwendet werden: Er wurde schon verwendet, ersetzt oder ist älter als 24 Stunden. Bitten Sie um einen neuen.',
    done: 'Ihr Passwort wurde geändert. Melden Sie sich jetzt damit an.',
  },
  sessions: {
    lead: 'Wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.',
    browser: 'Browser',
    address: 'Adresse',
    begun: 'Begonnen',
    lastUsed: 'Zuletzt verwendet',
    actions: 'Aktionen',
    current: 'Diese',
    end: 'Beenden',
    none: 'Nirgends angemeldet.',
  },
  account: {
    title: 'Ihr Konto',
    name: 'Name',
    email: 'E-Mail-Adresse',
    roles: 'Rollen',
    tenant: 'Mandant',
    passwordTitle: 'Passwort ändern',
    current: 'Aktuelles Passwort',
    new: 'Neues Passwort',
    changed: 'Ihr Passwort wurde geändert. Ihre anderen Sitzungen wurden beendet.',
    mustChange: 'Dieses Passwort haben Sie nicht selbst gewählt. Wählen Sie ein eigenes, bevor Sie fortfahren.',
    sessionsTitle: 'Sitzungen',
    sessionsText: 'Beendet Ihre Sitzungen in allen Browsern, auch hier.',
  },
  roles: {
    'platform-admin': 'Betreiber',
    'platform-support': 'Support',
    'platform-viewer': 'Lesezugriff auf die Installation',
    'tenant-admin': 'Admin',
    'tenant-developer': 'Entwicklung',
    'tenant-security': 'Sicherheit',
    'tenant-viewer': 'Lesezugriff',
  },
};
