package dev.mintmark.bootstrap.wiring;

import dev.mintmark.application.port.in.session.RegisterPasskeys;
import dev.mintmark.application.port.in.session.SignInWithPasskey;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.application.service.session.PasskeyCeremonies;
import dev.mintmark.application.service.session.PersonSessions;
import dev.mintmark.application.service.session.RegisterPasskeysService;
import dev.mintmark.application.service.session.SignInWithPasskeyService;
import dev.mintmark.application.service.session.UsedPasskeys;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.WebOrigin;
import dev.mintmark.domain.factor.RelyingParty;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.TextSeal;
import dev.mintmark.token.passkey.WebAuthnVerifier;
import dev.mintmark.token.provider.SealedSignIns;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;

/** Passkeys, on one page. */
@Dependent
final class Passkeys {
    private Passkeys() {}

    /** As configured, whatever a request says: a passkey made for another host is of no use here. */
    private static RelyingParty relyingParty(Settings settings) {
        URI issuer = settings.issuer();
        String host = issuer.getHost().toLowerCase(Locale.ROOT);
        return new RelyingParty(host, "Mintmark " + host, WebOrigin.of(issuer));
    }

    /** The seal's key follows the key-encryption key: when that is changed, what was asked is asked anew. */
    @Produces
    @Singleton
    static PasskeyCeremonies passkeyCeremonies(
            Settings settings, KeyEncryption encryption, UsedAssertions used, SecretGenerator secrets) {
        RelyingParty party = relyingParty(settings);
        return new PasskeyCeremonies(
                party,
                new WebAuthnVerifier(party),
                new SealedSignIns(new TextSeal(encryption.derive("mintmark passkey challenges"))),
                used,
                secrets);
    }

    @Produces
    @Singleton
    static RegisterPasskeys registerPasskeys(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            Factors factors,
            PasskeyCeremonies ceremonies,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        return new RegisterPasskeysService(
                unitOfWork, members, sessions, factors, ceremonies, ids, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static SignInWithPasskey signInWithPasskey(
            UnitOfWork unitOfWork,
            Members members,
            Factors factors,
            IdentityProviders providers,
            PasskeyCeremonies ceremonies,
            PersonSessions people,
            AuditTrail audit,
            Clock clock) {
        return new SignInWithPasskeyService(
                unitOfWork, members, factors, providers, ceremonies, new UsedPasskeys(factors, audit), people, clock);
    }
}
