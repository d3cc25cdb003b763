package dev.mintmark.bootstrap.wiring;

import dev.mintmark.application.port.in.key.ProtectStoredKeys;
import dev.mintmark.application.port.in.people.ManageIdentityProviders;
import dev.mintmark.application.port.in.session.SignInElsewhere;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.application.service.people.ForeignMembers;
import dev.mintmark.application.service.people.ManageIdentityProvidersService;
import dev.mintmark.application.service.people.ProviderSecretProtection;
import dev.mintmark.application.service.session.PersonSessions;
import dev.mintmark.application.service.session.SignInElsewhereService;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.domain.WebAddress;
import dev.mintmark.persistence.provider.JpaEmailDomains;
import dev.mintmark.persistence.provider.JpaForeignSessions;
import dev.mintmark.persistence.provider.JpaIdentityProviders;
import dev.mintmark.rest.provider.ProviderFailures;
import dev.mintmark.rest.security.FailureThrottle;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.TextSeal;
import dev.mintmark.token.federation.AddressGuard;
import dev.mintmark.token.federation.GuardedClient;
import dev.mintmark.token.provider.OidcProviders;
import dev.mintmark.token.provider.ProviderSecrets;
import dev.mintmark.token.provider.SealedSignIns;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Sign-in elsewhere, on one page. */
@Dependent
final class Elsewhere {
    private Elsewhere() {}

    @Produces
    @Singleton
    static IdentityProviders identityProviders(EntityManager entityManager) {
        return new JpaIdentityProviders(entityManager);
    }

    @Produces
    @Singleton
    static ForeignSessions foreignSessions(EntityManager entityManager) {
        return new JpaForeignSessions(entityManager);
    }

    @Produces
    @Singleton
    static ProviderSecrets providerSecrets(KeyEncryption encryption) {
        return new ProviderSecrets(encryption);
    }

    /** A client of its own, so that slow providers keep no app from its token. */
    @Produces
    @Singleton
    static OidcProviders oidcProviders(Settings settings, ProviderSecrets secrets, Clock clock) {
        return new OidcProviders(
                secrets,
                new GuardedClient(AddressGuard.allowing(settings.federationNetworks()), isTriedOut(settings)),
                clock);
    }

    static void stop(@Disposes OidcProviders providers) {
        providers.close();
    }

    /** Admins of tenants name providers: this machine can be one only where it serves nobody else. */
    private static boolean isTriedOut(Settings settings) {
        return WebAddress.isLoopback(settings.issuer().getHost());
    }

    @Produces
    @Singleton
    static ProviderFailures providerFailures(Settings settings) {
        return new ProviderFailures(new FailureThrottle(
                settings.failuresPerClient(), settings.failuresPerAddress(), TimeMeter.SYSTEM_NANOTIME));
    }

    @Produces
    @Singleton
    static ManageIdentityProviders manageIdentityProviders(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            IdentityProviders providers,
            ProviderSecrets secrets,
            IdGenerator ids,
            AuditTrail audit,
            Settings settings,
            Clock clock,
            EntityManager entityManager) {
        return new ManageIdentityProvidersService(
                unitOfWork,
                tenants,
                members,
                providers,
                new JpaEmailDomains(entityManager),
                secrets,
                ids,
                audit,
                isTriedOut(settings),
                clock);
    }

    @Produces
    @Singleton
    static ProtectStoredKeys providerSecretProtection(
            UnitOfWork unitOfWork,
            IdentityProviders providers,
            ProviderSecrets secrets,
            AuditTrail audit,
            Clock clock) {
        return new ProviderSecretProtection(unitOfWork, providers, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static ForeignMembers foreignMembers(
            Tenants tenants,
            Members members,
            IdentityProviders providers,
            Sessions sessions,
            Invitations invitations,
            PasswordResets resets,
            IdGenerator ids,
            AuditTrail audit) {
        return new ForeignMembers(tenants, members, providers, sessions, invitations, resets, ids, audit);
    }

    /** The seal's key follows the key-encryption key: when that is changed, sign-ins on their way begin again. */
    @Produces
    @Singleton
    static SignInElsewhere signInElsewhere(
            UnitOfWork unitOfWork,
            IdentityProviders providers,
            OidcProviders clients,
            KeyEncryption encryption,
            UsedAssertions used,
            ForeignMembers members,
            ForeignSessions foreign,
            PersonSessions sessions,
            PasswordHasher passwords,
            SecretGenerator secrets,
            Clock clock) {
        return new SignInElsewhereService(
                unitOfWork,
                providers,
                clients,
                new SealedSignIns(new TextSeal(encryption.derive("mintmark sign-in elsewhere"))),
                used,
                members,
                foreign,
                sessions,
                passwords,
                secrets,
                clock);
    }
}
