package dev.mintmark.bootstrap;

import dev.mintmark.application.port.out.Activities;
import dev.mintmark.application.port.out.Apps;
import dev.mintmark.application.port.out.AssertionVerifier;
import dev.mintmark.application.port.out.AuditChains;
import dev.mintmark.application.port.out.AuditKeys;
import dev.mintmark.application.port.out.AuditSeals;
import dev.mintmark.application.port.out.AuditTrail;
import dev.mintmark.application.port.out.BlockedIssuances;
import dev.mintmark.application.port.out.ClientKeyReader;
import dev.mintmark.application.port.out.EventFeed;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.InitialPassword;
import dev.mintmark.application.port.out.Invitations;
import dev.mintmark.application.port.out.IssuanceDirectory;
import dev.mintmark.application.port.out.KeyGenerator;
import dev.mintmark.application.port.out.KeyVault;
import dev.mintmark.application.port.out.ManagementKeys;
import dev.mintmark.application.port.out.Members;
import dev.mintmark.application.port.out.Origins;
import dev.mintmark.application.port.out.PasswordHasher;
import dev.mintmark.application.port.out.Plans;
import dev.mintmark.application.port.out.RefusedSignInCounts;
import dev.mintmark.application.port.out.Regions;
import dev.mintmark.application.port.out.ResourceServers;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.Sessions;
import dev.mintmark.application.port.out.SigningKeys;
import dev.mintmark.application.port.out.Tenants;
import dev.mintmark.application.port.out.TokenSigner;
import dev.mintmark.application.port.out.TokenVerifier;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.UsedAssertions;
import dev.mintmark.application.service.ActivityKeeping;
import dev.mintmark.application.service.AppDeletion;
import dev.mintmark.application.service.AppPlanChange;
import dev.mintmark.application.service.AppReading;
import dev.mintmark.application.service.AppRegistration;
import dev.mintmark.application.service.AppSettingsChange;
import dev.mintmark.application.service.AuditKeyRing;
import dev.mintmark.application.service.AuditReading;
import dev.mintmark.application.service.AuditRecorder;
import dev.mintmark.application.service.ClientAuthentication;
import dev.mintmark.application.service.EventFollowing;
import dev.mintmark.application.service.InvitationAdministration;
import dev.mintmark.application.service.IssuancePreflight;
import dev.mintmark.application.service.KeyRing;
import dev.mintmark.application.service.KeyRotation;
import dev.mintmark.application.service.KeySessions;
import dev.mintmark.application.service.ManagementKeyAdministration;
import dev.mintmark.application.service.MemberAdministration;
import dev.mintmark.application.service.OperatorReset;
import dev.mintmark.application.service.OwnPasswordChange;
import dev.mintmark.application.service.PersonSessions;
import dev.mintmark.application.service.PlanAdministration;
import dev.mintmark.application.service.PublicKeyReplacement;
import dev.mintmark.application.service.RefusedSignInKeeping;
import dev.mintmark.application.service.RegionAdministration;
import dev.mintmark.application.service.ResourceServerAdministration;
import dev.mintmark.application.service.SecretRegeneration;
import dev.mintmark.application.service.SecretRevocation;
import dev.mintmark.application.service.SessionCleaning;
import dev.mintmark.application.service.SessionTokens;
import dev.mintmark.application.service.SigningKeyProtection;
import dev.mintmark.application.service.TenantAdministration;
import dev.mintmark.application.service.TokenIntrospection;
import dev.mintmark.application.service.TokenIssuance;
import dev.mintmark.application.service.UsedAssertionCleaning;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.member.SessionPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Every use case and what it works with, on one page. */
@Dependent
final class UseCases {
    private UseCases() {}

    @Produces
    @Singleton
    static AppRegistration registerApp(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        return new AppRegistration(unitOfWork, tenants, regions, plans, apps, ids, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static AppReading readApps(UnitOfWork unitOfWork, Apps apps, Regions regions, Plans plans) {
        return new AppReading(unitOfWork, apps, regions, plans);
    }

    @Produces
    @Singleton
    static AppSettingsChange changeApp(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            AuditTrail audit,
            Clock clock) {
        return new AppSettingsChange(unitOfWork, tenants, regions, plans, apps, audit, clock);
    }

    @Produces
    @Singleton
    static AppPlanChange changeAppPlan(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            AuditTrail audit,
            Clock clock) {
        return new AppPlanChange(unitOfWork, tenants, regions, plans, apps, audit, clock);
    }

    @Produces
    @Singleton
    static SecretRegeneration regenerateSecret(
            UnitOfWork unitOfWork, Apps apps, SecretGenerator secrets, AuditTrail audit, Clock clock) {
        return new SecretRegeneration(unitOfWork, apps, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static PublicKeyReplacement replacePublicKeys(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            ClientKeyReader keyReader,
            AuditTrail audit,
            Clock clock) {
        return new PublicKeyReplacement(unitOfWork, tenants, regions, plans, apps, keyReader, audit, clock);
    }

    @Produces
    @Singleton
    static ClientAuthentication clientAuthentication(
            IssuanceDirectory directory,
            AssertionVerifier assertions,
            UsedAssertions usedAssertions,
            TokenPolicy policy,
            Clock clock) {
        return new ClientAuthentication(directory, assertions, usedAssertions, policy, clock);
    }

    @Produces
    @Singleton
    static ResourceServerAdministration manageResourceServers(
            UnitOfWork unitOfWork,
            ResourceServers servers,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        return new ResourceServerAdministration(unitOfWork, servers, ids, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static SecretRevocation revokeSecret(
            UnitOfWork unitOfWork, Apps apps, ResourceServers servers, AuditTrail audit, Clock clock) {
        return new SecretRevocation(unitOfWork, apps, servers, audit, clock);
    }

    @Produces
    @Singleton
    static TokenIntrospection introspectToken(
            UnitOfWork unitOfWork,
            ClientAuthentication clients,
            ResourceServers servers,
            SigningKeys keys,
            TokenVerifier verifier,
            IssuanceDirectory directory,
            TokenPolicy policy,
            Clock clock) {
        return new TokenIntrospection(unitOfWork, clients, servers, keys, verifier, directory, policy, clock);
    }

    @Produces
    @Singleton
    static UsedAssertionCleaning forgetUsedAssertions(UsedAssertions usedAssertions, Clock clock) {
        return new UsedAssertionCleaning(usedAssertions, clock);
    }

    @Produces
    @Singleton
    static AppDeletion deleteApp(UnitOfWork unitOfWork, Apps apps, AuditTrail audit) {
        return new AppDeletion(unitOfWork, apps, audit);
    }

    @Produces
    @Singleton
    static IssuancePreflight checkIssuance(
            IssuanceDirectory directory, TokenPolicy policy, SecretGenerator secrets, Clock clock) {
        return new IssuancePreflight(directory, policy, secrets, clock);
    }

    @Produces
    @Singleton
    static RegionAdministration manageRegions(
            UnitOfWork unitOfWork, Regions regions, Apps apps, AuditTrail audit, Clock clock) {
        return new RegionAdministration(unitOfWork, regions, apps, audit, clock);
    }

    @Produces
    @Singleton
    static PlanAdministration managePlans(
            UnitOfWork unitOfWork, Plans plans, Apps apps, AuditTrail audit, Clock clock) {
        return new PlanAdministration(unitOfWork, plans, apps, audit, clock);
    }

    @Produces
    @Singleton
    static TenantAdministration manageTenants(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Apps apps,
            IdGenerator ids,
            AuditTrail audit,
            Clock clock,
            Settings settings) {
        return new TenantAdministration(unitOfWork, tenants, apps, ids, audit, clock, settings.appLimit());
    }

    @Produces
    @Singleton
    static MemberAdministration manageMembers(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            Sessions sessions,
            PasswordHasher passwords,
            IdGenerator ids,
            AuditTrail audit,
            Clock clock) {
        return new MemberAdministration(unitOfWork, tenants, members, sessions, passwords, ids, audit, clock);
    }

    @Produces
    @Singleton
    static KeyRing keyRing(UnitOfWork unitOfWork, SigningKeys keys) {
        return new KeyRing(unitOfWork, keys);
    }

    @Produces
    @Singleton
    static KeyRotation keyRotation(
            UnitOfWork unitOfWork,
            SigningKeys keys,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy,
            Clock clock) {
        return new KeyRotation(unitOfWork, keys, generator, audit, policy, clock);
    }

    @Produces
    @Singleton
    static SigningKeyProtection signingKeyProtection(
            UnitOfWork unitOfWork,
            SigningKeys keys,
            KeyVault vault,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy,
            Clock clock) {
        return new SigningKeyProtection(unitOfWork, keys, vault, generator, audit, policy, clock);
    }

    @Produces
    @Singleton
    static SessionTokens sessionTokens(
            KeyRing keys, TokenSigner signer, SecretGenerator secrets, SessionPolicy policy) {
        return new SessionTokens(keys, signer, secrets, policy);
    }

    @Produces
    @Singleton
    static PersonSessions signIn(
            UnitOfWork unitOfWork,
            Members members,
            Tenants tenants,
            Sessions sessions,
            ManagementKeys keys,
            PasswordHasher passwords,
            SessionTokens tokens,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            SessionPolicy policy,
            Clock clock) {
        return new PersonSessions(
                unitOfWork, members, tenants, sessions, keys, passwords, tokens, ids, secrets, audit, policy, clock);
    }

    @Produces
    @Singleton
    static KeySessions signInWithKey(
            UnitOfWork unitOfWork,
            ManagementKeys keys,
            Members members,
            Tenants tenants,
            Sessions sessions,
            SessionTokens tokens,
            IdGenerator ids,
            AuditTrail audit,
            SessionPolicy policy,
            Clock clock) {
        return new KeySessions(unitOfWork, keys, members, tenants, sessions, tokens, ids, audit, policy, clock);
    }

    @Produces
    @Singleton
    static ManagementKeyAdministration manageManagementKeys(
            UnitOfWork unitOfWork,
            ManagementKeys keys,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        return new ManagementKeyAdministration(unitOfWork, keys, ids, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static InvitationAdministration manageInvitations(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Members members,
            Invitations invitations,
            PasswordHasher passwords,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        return new InvitationAdministration(
                unitOfWork, tenants, members, invitations, passwords, ids, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static RefusedSignInKeeping keepRefusedSignIns(
            UnitOfWork unitOfWork, RefusedSignInCounts counts, IdGenerator ids, Clock clock) {
        return new RefusedSignInKeeping(unitOfWork, counts, ids, clock);
    }

    @Produces
    @Singleton
    static OwnPasswordChange changeOwnPassword(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            PasswordHasher passwords,
            InitialPassword initialPassword,
            AuditTrail audit,
            Clock clock) {
        return new OwnPasswordChange(unitOfWork, members, sessions, passwords, initialPassword, audit, clock);
    }

    @Produces
    @Singleton
    static OperatorReset resetOperator(
            UnitOfWork unitOfWork,
            Members members,
            Sessions sessions,
            PasswordHasher passwords,
            AuditTrail audit,
            Clock clock) {
        return new OperatorReset(unitOfWork, members, sessions, passwords, audit, clock);
    }

    @Produces
    @Singleton
    static SessionCleaning forgetEndedSessions(UnitOfWork unitOfWork, Sessions sessions, Clock clock) {
        return new SessionCleaning(unitOfWork, sessions, clock);
    }

    @Produces
    @Singleton
    static TokenIssuance issueToken(
            ClientAuthentication clients,
            KeyRing keys,
            TokenSigner signer,
            SecretGenerator secrets,
            TokenPolicy policy,
            IssuanceBuffer meter,
            Clock clock) {
        return new TokenIssuance(clients, keys, signer, secrets, policy, meter, clock);
    }

    @Produces
    @Singleton
    static AuditKeyRing auditKeyRing(UnitOfWork unitOfWork, AuditKeys keys, AuditSeals seals, Clock clock) {
        return new AuditKeyRing(unitOfWork, keys, seals, clock);
    }

    @Produces
    @Singleton
    static AuditRecorder auditTrail(
            UnitOfWork unitOfWork,
            AuditChains chains,
            EventFeed feed,
            AuditKeyRing keys,
            AuditSeals seals,
            Origins origins,
            IdGenerator ids,
            Clock clock) {
        return new AuditRecorder(unitOfWork, chains, feed, keys, seals, origins, ids, clock);
    }

    @Produces
    @Singleton
    static AuditReading readAuditTrail(UnitOfWork unitOfWork, AuditChains chains, AuditKeyRing keys, AuditSeals seals) {
        return new AuditReading(unitOfWork, chains, keys, seals);
    }

    @Produces
    @Singleton
    static EventFollowing followEvents(UnitOfWork unitOfWork, EventFeed feed, Clock clock) {
        return new EventFollowing(unitOfWork, feed, clock);
    }

    @Produces
    @Singleton
    static IssuanceBuffer issuanceMeter() {
        return new IssuanceBuffer();
    }

    @Produces
    @Singleton
    static ActivityKeeping keepActivity(
            UnitOfWork unitOfWork, Activities activities, Apps apps, BlockedIssuances watchers, Clock clock) {
        return new ActivityKeeping(unitOfWork, activities, apps, watchers, clock);
    }
}
