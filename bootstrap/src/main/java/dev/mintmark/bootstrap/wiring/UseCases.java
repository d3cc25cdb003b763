package dev.mintmark.bootstrap.wiring;

import dev.mintmark.application.port.in.activity.KeepActivity;
import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.application.port.in.app.AssignPlan;
import dev.mintmark.application.port.in.app.CheckFederatedToken;
import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.in.app.ManageAppCredentials;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.app.WarnOfExpiringSecrets;
import dev.mintmark.application.port.in.audit.FollowEvents;
import dev.mintmark.application.port.in.audit.ReadAudit;
import dev.mintmark.application.port.in.host.ManagePlans;
import dev.mintmark.application.port.in.host.ManageRegions;
import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.application.port.in.host.ManageTrustedIssuers;
import dev.mintmark.application.port.in.key.ManageSigningKeys;
import dev.mintmark.application.port.in.key.ProtectStoredKeys;
import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.application.port.in.token.ForgetUsedAssertions;
import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.port.in.token.ReadCuts;
import dev.mintmark.application.port.in.token.RevokeSecret;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.application.port.out.activity.BlockedIssuances;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.app.ExpiringSecrets;
import dev.mintmark.application.port.out.audit.AuditChains;
import dev.mintmark.application.port.out.audit.AuditSeals;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.audit.EventFeed;
import dev.mintmark.application.port.out.audit.Origins;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.application.port.out.key.KeyRevisions;
import dev.mintmark.application.port.out.key.KeyVault;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.token.Cuts;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.IssuanceMeter;
import dev.mintmark.application.port.out.token.TokenSigner;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.application.service.activity.IssuanceBuffer;
import dev.mintmark.application.service.activity.KeepActivityService;
import dev.mintmark.application.service.activity.ReadActivityService;
import dev.mintmark.application.service.app.AssignPlanService;
import dev.mintmark.application.service.app.CheckFederatedTokenService;
import dev.mintmark.application.service.app.CheckIssuanceService;
import dev.mintmark.application.service.app.ManageAppCredentialsService;
import dev.mintmark.application.service.app.ManageAppsService;
import dev.mintmark.application.service.app.WarnOfExpiringSecretsService;
import dev.mintmark.application.service.audit.AuditKeyRing;
import dev.mintmark.application.service.audit.AuditRecorder;
import dev.mintmark.application.service.audit.FollowEventsService;
import dev.mintmark.application.service.audit.ReadAuditService;
import dev.mintmark.application.service.host.ManagePlansService;
import dev.mintmark.application.service.host.ManageRegionsService;
import dev.mintmark.application.service.host.ManageResourceServersService;
import dev.mintmark.application.service.host.ManageTenantsService;
import dev.mintmark.application.service.host.ManageTrustedIssuersService;
import dev.mintmark.application.service.key.ApiKeys;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.application.service.key.ManageSigningKeysService;
import dev.mintmark.application.service.key.PublishKeysService;
import dev.mintmark.application.service.key.SigningKeyProtection;
import dev.mintmark.application.service.token.ClientAuthentication;
import dev.mintmark.application.service.token.DpopProofs;
import dev.mintmark.application.service.token.FederatedAuthentication;
import dev.mintmark.application.service.token.ForgetUsedAssertionsService;
import dev.mintmark.application.service.token.IntrospectTokenService;
import dev.mintmark.application.service.token.IssueTokenService;
import dev.mintmark.application.service.token.ReadCutsService;
import dev.mintmark.application.service.token.ResourceServerAuthentication;
import dev.mintmark.application.service.token.RevokeSecretService;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.warmup.WarmUpClient;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.persistence.audit.JpaAuditKeys;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.token.JwkClientKeyReader;
import dev.mintmark.token.JwtAssertionVerifier;
import dev.mintmark.token.JwtDpopProofReader;
import dev.mintmark.token.JwtTokenVerifier;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.NativeCrypto;
import dev.mintmark.token.dpop.HmacDpopNonces;
import dev.mintmark.token.dpop.RecentProofs;
import dev.mintmark.token.federation.TrustedIssuerKeys;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Every use case and what it works with, on one page; an adapter that one use case alone needs is made with it. */
@Dependent
final class UseCases {
    private UseCases() {}

    @Produces
    @Singleton
    static ManageApps manageApps(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        return new ManageAppsService(unitOfWork, tenants, regions, plans, apps, ids, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static ManageAppCredentials manageAppCredentials(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            TrustedIssuers issuers,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        return new ManageAppCredentialsService(
                unitOfWork, tenants, regions, plans, apps, issuers, new JwkClientKeyReader(), secrets, audit, clock);
    }

    @Produces
    @Singleton
    static AssignPlan assignPlan(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            AuditTrail audit,
            Clock clock) {
        return new AssignPlanService(unitOfWork, tenants, regions, plans, apps, audit, clock);
    }

    @Produces
    @Singleton
    static ClientAuthentication clientAuthentication(
            IssuanceDirectory directory,
            UsedAssertions usedAssertions,
            FederationDirectory federation,
            FederatedTokenVerifier federatedTokens,
            TokenPolicy policy,
            IssuanceMeter meter,
            WarmUpClient warmUp,
            Clock clock,
            NativeCrypto crypto) {
        Set<String> audiences = audiences(policy);
        return new ClientAuthentication(
                warmUp.in(directory),
                new JwtAssertionVerifier(crypto),
                usedAssertions,
                new FederatedAuthentication(federation, federatedTokens, audiences, clock),
                audiences,
                warmUp.outOf(meter),
                clock);
    }

    /** What this server is called in assertions (RFC 7523 §3). */
    private static Set<String> audiences(TokenPolicy policy) {
        return Set.of(policy.issuer(), policy.issuer() + Exchange.TOKEN_PATH);
    }

    @Produces
    @Singleton
    static ManageTrustedIssuers manageTrustedIssuers(
            UnitOfWork unitOfWork,
            TrustedIssuers issuers,
            TrustedIssuerKeys keys,
            IdGenerator ids,
            AuditTrail audit,
            Clock clock) {
        return new ManageTrustedIssuersService(unitOfWork, issuers, keys, ids, audit, clock);
    }

    @Produces
    @Singleton
    static CheckFederatedToken checkFederatedToken(
            UnitOfWork unitOfWork,
            Apps apps,
            TrustedIssuers issuers,
            FederatedTokenVerifier verifier,
            TokenPolicy policy,
            Clock clock) {
        return new CheckFederatedTokenService(unitOfWork, apps, issuers, verifier, audiences(policy), clock);
    }

    /** Their key follows the key-encryption key: when that is changed, a client makes its next proof twice. */
    @Produces
    @Singleton
    static DpopProofs dpopProofs(Settings settings, KeyEncryption encryption, NativeCrypto crypto, TokenPolicy policy) {
        return new DpopProofs(
                new JwtDpopProofReader(new JwtAssertionVerifier(crypto)),
                new RecentProofs(RecentProofs.MOST),
                settings.dpopNonce()
                        ? Optional.of(new HmacDpopNonces(encryption.derive("mintmark dpop nonces")))
                        : Optional.empty(),
                URI.create(policy.issuer() + Exchange.TOKEN_PATH));
    }

    @Produces
    @Singleton
    static ManageResourceServers manageResourceServers(
            UnitOfWork unitOfWork,
            ResourceServers servers,
            SigningKeys keys,
            KeyGenerator generator,
            KeyPolicy keyPolicy,
            TokenPolicy policy,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        ApiKeys apiKeys = new ApiKeys(unitOfWork, keys, servers, generator, audit, keyPolicy, clock);
        return new ManageResourceServersService(unitOfWork, servers, apiKeys, policy, ids, secrets, audit, clock);
    }

    @Produces
    @Singleton
    static RevokeSecret revokeSecret(
            UnitOfWork unitOfWork,
            Apps apps,
            ResourceServers servers,
            ManagementKeys keys,
            Invitations invitations,
            PasswordResets resets,
            Members members,
            AuditTrail audit,
            Clock clock) {
        return new RevokeSecretService(unitOfWork, apps, servers, keys, invitations, resets, members, audit, clock);
    }

    @Produces
    @Singleton
    static IntrospectToken introspectToken(
            ClientAuthentication clients,
            ResourceServerAuthentication servers,
            KeyRing keys,
            IssuanceDirectory directory,
            TokenPolicy policy,
            Clock clock,
            NativeCrypto crypto) {
        return new IntrospectTokenService(
                clients, servers, keys, new JwtTokenVerifier(crypto), directory, policy, clock);
    }

    @Produces
    @Singleton
    static ResourceServerAuthentication resourceServerAuthentication(UnitOfWork unitOfWork, ResourceServers servers) {
        return new ResourceServerAuthentication(unitOfWork, servers);
    }

    @Produces
    @Singleton
    static ReadCuts readCuts(
            ResourceServerAuthentication servers,
            Cuts cuts,
            KeyRing keys,
            TokenSigner signer,
            TokenPolicy policy,
            Clock clock) {
        return new ReadCutsService(servers, cuts, keys, signer, policy, clock);
    }

    @Produces
    @Singleton
    static ForgetUsedAssertions forgetUsedAssertions(UsedAssertions usedAssertions, Clock clock) {
        return new ForgetUsedAssertionsService(usedAssertions, clock);
    }

    @Produces
    @Singleton
    static CheckIssuance checkIssuance(
            IssuanceDirectory directory,
            FederationDirectory federation,
            TokenPolicy policy,
            SecretGenerator secrets,
            Clock clock) {
        return new CheckIssuanceService(directory, federation, policy, secrets, clock);
    }

    @Produces
    @Singleton
    static ManageRegions manageRegions(
            UnitOfWork unitOfWork, Regions regions, Apps apps, AuditTrail audit, Clock clock) {
        return new ManageRegionsService(unitOfWork, regions, apps, audit, clock);
    }

    @Produces
    @Singleton
    static ManagePlans managePlans(
            UnitOfWork unitOfWork, Plans plans, ResourceServers servers, Apps apps, AuditTrail audit, Clock clock) {
        return new ManagePlansService(unitOfWork, plans, servers, apps, audit, clock);
    }

    @Produces
    @Singleton
    static ManageTenants manageTenants(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Apps apps,
            IdGenerator ids,
            AuditTrail audit,
            Clock clock,
            Settings settings) {
        return new ManageTenantsService(unitOfWork, tenants, apps, ids, audit, clock, settings.appLimit());
    }

    @Produces
    @Singleton
    static KeyRing keyRing(UnitOfWork unitOfWork, SigningKeys keys, KeyRevisions revisions) {
        return new KeyRing(unitOfWork, keys, revisions);
    }

    @Produces
    @Singleton
    static PublishKeys publishKeys(KeyRing keys) {
        return new PublishKeysService(keys);
    }

    @Produces
    @Singleton
    static ManageSigningKeys manageSigningKeys(
            UnitOfWork unitOfWork,
            SigningKeys keys,
            ResourceServers servers,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy,
            Clock clock) {
        return new ManageSigningKeysService(unitOfWork, keys, servers, generator, audit, policy, clock);
    }

    @Produces
    @Singleton
    static ProtectStoredKeys signingKeyProtection(
            UnitOfWork unitOfWork,
            SigningKeys keys,
            ResourceServers servers,
            KeyVault vault,
            KeyGenerator generator,
            AuditTrail audit,
            KeyPolicy policy,
            Clock clock) {
        return new SigningKeyProtection(unitOfWork, keys, servers, vault, generator, audit, policy, clock);
    }

    @Produces
    @Singleton
    static IssueToken issueToken(
            ClientAuthentication clients,
            KeyRing keys,
            TokenSigner signer,
            SecretGenerator secrets,
            DpopProofs proofs,
            TokenPolicy policy,
            IssuanceBuffer meter,
            WarmUpClient warmUp,
            Clock clock) {
        return new IssueTokenService(clients, keys, signer, secrets, proofs, policy, warmUp.outOf(meter), clock);
    }

    @Produces
    @Singleton
    static AuditKeyRing auditKeyRing(
            UnitOfWork unitOfWork, AuditSeals seals, Clock clock, EntityManager entityManager) {
        return new AuditKeyRing(unitOfWork, new JpaAuditKeys(entityManager), seals, clock);
    }

    /** What is recorded is mailed, too: the trail itself is {@link Mailing}'s. */
    @Produces
    @Singleton
    @Typed({AuditRecorder.class, BlockedIssuances.class})
    static AuditRecorder auditRecorder(
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
    static ReadAudit readAudit(UnitOfWork unitOfWork, AuditChains chains, AuditKeyRing keys, AuditSeals seals) {
        return new ReadAuditService(unitOfWork, chains, keys, seals);
    }

    @Produces
    @Singleton
    static FollowEvents followEvents(UnitOfWork unitOfWork, EventFeed feed, Clock clock) {
        return new FollowEventsService(unitOfWork, feed, clock);
    }

    @Produces
    @Singleton
    static WarnOfExpiringSecrets warnOfExpiringSecrets(
            UnitOfWork unitOfWork, Apps apps, ExpiringSecrets watchers, Clock clock) {
        return new WarnOfExpiringSecretsService(unitOfWork, apps, watchers, clock);
    }

    @Produces
    @Singleton
    static IssuanceBuffer issuanceMeter() {
        return new IssuanceBuffer();
    }

    @Produces
    @Singleton
    static KeepActivity keepActivity(
            UnitOfWork unitOfWork, Activities activities, Apps apps, BlockedIssuances watchers, Clock clock) {
        return new KeepActivityService(unitOfWork, activities, apps, watchers, clock);
    }

    @Produces
    @Singleton
    static ReadActivity readActivity(UnitOfWork unitOfWork, Activities activities, Apps apps, Clock clock) {
        return new ReadActivityService(unitOfWork, activities, apps, clock);
    }
}
