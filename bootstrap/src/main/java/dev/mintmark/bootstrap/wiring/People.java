package dev.mintmark.bootstrap.wiring;

import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.application.port.in.people.ManageManagementKeys;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.people.ResetOperator;
import dev.mintmark.application.port.in.people.ResetPasswords;
import dev.mintmark.application.port.in.session.ChangeOwnPassword;
import dev.mintmark.application.port.in.session.KeepRefusedAttempts;
import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.ReviewSessions;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.mail.Mails;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.application.port.out.token.TokenSigner;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.application.service.people.ManageInvitationsService;
import dev.mintmark.application.service.people.ManageManagementKeysService;
import dev.mintmark.application.service.people.ManageMembersService;
import dev.mintmark.application.service.people.ResetOperatorService;
import dev.mintmark.application.service.people.ResetPasswordsService;
import dev.mintmark.application.service.session.ChangeOwnPasswordService;
import dev.mintmark.application.service.session.FactorDuties;
import dev.mintmark.application.service.session.KeepRefusedAttemptsService;
import dev.mintmark.application.service.session.ManageFactorsService;
import dev.mintmark.application.service.session.ManageSessionsService;
import dev.mintmark.application.service.session.PasskeyCeremonies;
import dev.mintmark.application.service.session.PersonSessions;
import dev.mintmark.application.service.session.ReviewSessionsService;
import dev.mintmark.application.service.session.SessionStarts;
import dev.mintmark.application.service.session.SessionTokens;
import dev.mintmark.application.service.session.TotpProtection;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.start.InitialPasswordFile;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.member.PasswordPolicy;
import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.persistence.session.JpaRefusedAttemptCounts;
import dev.mintmark.token.password.CommonPasswords;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;

/** What people and their management keys do to sign in and to be managed. */
@Dependent
final class People {
    private People() {}

    @Produces
    @Singleton
    static PasswordPolicy passwordPolicy(Settings settings) {
        return new PasswordPolicy(settings.issuer().getHost(), CommonPasswords.read());
    }

    @Produces
    @Singleton
    static ManageMembers manageMembers(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            Sessions sessions,
            Invitations invitations,
            PasswordResets resets,
            PasswordPolicy policy,
            PasswordHasher passwords,
            IdGenerator ids,
            AuditTrail audit,
            Clock clock) {
        return new ManageMembersService(
                unitOfWork, tenants, members, sessions, invitations, resets, policy, passwords, ids, audit, clock);
    }

    @Produces
    @Singleton
    static SessionTokens sessionTokens(
            KeyRing signingKeys, TokenSigner signer, SecretGenerator secrets, SessionPolicy policy) {
        return new SessionTokens(signingKeys, signer, secrets, policy);
    }

    @Produces
    @Singleton
    static SessionStarts sessionStarts(Sessions sessions, Settings settings) {
        return new SessionStarts(sessions, settings.changesPerMember());
    }

    @Produces
    @Singleton
    static FactorDuties factorDuties(Factors factors, Tenants tenants, ForeignSessions foreign, Settings settings) {
        return new FactorDuties(factors, tenants, foreign, settings.demo());
    }

    @Produces
    @Singleton
    static PersonSessions personSessions(
            Sessions sessions,
            ForeignSessions foreign,
            Tenants tenants,
            Factors factors,
            FactorDuties duties,
            SessionStarts starts,
            SessionTokens tokens,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Mails mails,
            SessionPolicy policy) {
        return new PersonSessions(
                sessions, foreign, tenants, factors, duties, starts, tokens, ids, secrets, audit, mails, policy);
    }

    @Produces
    @Singleton
    static ManageSessions manageSessions(
            UnitOfWork unitOfWork,
            Members members,
            Tenants tenants,
            Sessions sessions,
            ManagementKeys keys,
            Factors factors,
            PendingSignIns pendingSignIns,
            TotpSecrets totps,
            PasskeyCeremonies passkeys,
            PasswordHasher passwords,
            IdentityProviders providers,
            FactorDuties duties,
            PersonSessions people,
            SessionStarts starts,
            SessionTokens tokens,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            SessionPolicy policy,
            Clock clock,
            Settings settings) {
        return new ManageSessionsService(
                unitOfWork,
                members,
                tenants,
                sessions,
                keys,
                factors,
                pendingSignIns,
                totps,
                passkeys,
                passwords,
                providers,
                duties,
                people,
                starts,
                tokens,
                ids,
                secrets,
                audit,
                policy,
                settings.changesPerMember(),
                clock);
    }

    @Produces
    @Singleton
    static ManageFactors manageFactors(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            Factors factors,
            FactorDuties duties,
            TotpSecrets totps,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            TokenPolicy policy,
            Clock clock) {
        return new ManageFactorsService(
                unitOfWork,
                members,
                sessions,
                factors,
                duties,
                totps,
                ids,
                secrets,
                audit,
                "Mintmark " + URI.create(policy.issuer()).getHost(),
                clock);
    }

    @Produces
    @Singleton
    static TotpProtection totpProtection(
            UnitOfWork unitOfWork, Factors factors, Members members, TotpSecrets totps, AuditTrail audit) {
        return new TotpProtection(unitOfWork, factors, members, totps, audit);
    }

    @Produces
    @Singleton
    static ReviewSessions reviewSessions(
            UnitOfWork unitOfWork, Members members, Sessions sessions, AuditTrail audit, Clock clock) {
        return new ReviewSessionsService(unitOfWork, members, sessions, audit, clock);
    }

    @Produces
    @Singleton
    static ManageManagementKeys manageManagementKeys(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            ManagementKeys keys,
            Invitations invitations,
            Apps apps,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        return new ManageManagementKeysService(
                unitOfWork, tenants, members, keys, invitations, apps, ids, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static ManageInvitations manageInvitations(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            Invitations invitations,
            ManagementKeys keys,
            PasswordPolicy policy,
            PasswordHasher passwords,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Mails mails,
            Clock clock) {
        return new ManageInvitationsService(
                unitOfWork, tenants, members, invitations, keys, policy, passwords, ids, secrets, audit, mails, clock);
    }

    @Produces
    @Singleton
    static KeepRefusedAttempts keepRefusedAttempts(
            UnitOfWork unitOfWork, IdGenerator ids, Clock clock, EntityManager entityManager) {
        return new KeepRefusedAttemptsService(unitOfWork, new JpaRefusedAttemptCounts(entityManager), ids, clock);
    }

    @Produces
    @Singleton
    static ChangeOwnPassword changeOwnPassword(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            PasswordResets resets,
            Tenants tenants,
            PasswordPolicy policy,
            PasswordHasher passwords,
            AuditTrail audit,
            Clock clock,
            Settings settings) {
        return new ChangeOwnPasswordService(
                unitOfWork,
                members,
                sessions,
                resets,
                tenants,
                policy,
                passwords,
                new InitialPasswordFile(settings.dataDir()),
                audit,
                clock);
    }

    @Produces
    @Singleton
    static ResetPasswords resetPasswords(
            UnitOfWork unitOfWork,
            Members members,
            Tenants tenants,
            Sessions sessions,
            PasswordResets resets,
            Invitations invitations,
            PasswordPolicy policy,
            PasswordHasher passwords,
            SecretGenerator secrets,
            AuditTrail audit,
            Mails mails,
            Clock clock,
            Settings settings) {
        return new ResetPasswordsService(
                unitOfWork,
                members,
                tenants,
                sessions,
                resets,
                invitations,
                policy,
                passwords,
                new InitialPasswordFile(settings.dataDir()),
                secrets,
                audit,
                mails,
                clock);
    }

    @Produces
    @Singleton
    static ResetOperator resetOperator(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            Invitations invitations,
            PasswordResets resets,
            Factors factors,
            PasswordHasher passwords,
            AuditTrail audit,
            Clock clock) {
        return new ResetOperatorService(
                unitOfWork, members, sessions, invitations, resets, factors, passwords, audit, clock);
    }
}
