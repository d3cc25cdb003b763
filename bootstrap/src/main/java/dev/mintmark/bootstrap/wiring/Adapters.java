package dev.mintmark.bootstrap.wiring;

import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditChains;
import dev.mintmark.application.port.out.audit.AuditSeals;
import dev.mintmark.application.port.out.audit.EventFeed;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.application.port.out.key.KeyGenerator;
import dev.mintmark.application.port.out.key.KeyRevisions;
import dev.mintmark.application.port.out.key.SigningKeys;
import dev.mintmark.application.port.out.people.Invitations;
import dev.mintmark.application.port.out.people.ManagementKeys;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.application.port.out.session.Sessions;
import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.application.port.out.token.Cuts;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.TokenSigner;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.bootstrap.jobs.Schedule;
import dev.mintmark.bootstrap.metrics.RuntimeMetrics;
import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.WebOrigin;
import dev.mintmark.bootstrap.settings.database.Installation;
import dev.mintmark.bootstrap.start.EarlyStart;
import dev.mintmark.bootstrap.start.KeyEncryptionKeys;
import dev.mintmark.bootstrap.warmup.WarmUp;
import dev.mintmark.bootstrap.warmup.WarmUpClient;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.KeyPolicy;
import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.persistence.activity.JpaActivities;
import dev.mintmark.persistence.app.JpaApps;
import dev.mintmark.persistence.audit.JpaAuditChains;
import dev.mintmark.persistence.audit.JpaEventFeed;
import dev.mintmark.persistence.host.JpaPlans;
import dev.mintmark.persistence.host.JpaRegions;
import dev.mintmark.persistence.host.JpaResourceServers;
import dev.mintmark.persistence.host.JpaTenants;
import dev.mintmark.persistence.host.JpaTrustedIssuers;
import dev.mintmark.persistence.key.JdbcKeyRevisions;
import dev.mintmark.persistence.key.JpaSigningKeys;
import dev.mintmark.persistence.people.JpaInvitations;
import dev.mintmark.persistence.people.JpaManagementKeys;
import dev.mintmark.persistence.people.JpaMembers;
import dev.mintmark.persistence.people.JpaPasswordResets;
import dev.mintmark.persistence.session.JpaFactors;
import dev.mintmark.persistence.session.JpaPendingSignIns;
import dev.mintmark.persistence.session.JpaSessions;
import dev.mintmark.persistence.store.JtaUnitOfWork;
import dev.mintmark.persistence.store.StoreReader;
import dev.mintmark.persistence.store.TranslatingUnitOfWork;
import dev.mintmark.persistence.token.JdbcCuts;
import dev.mintmark.persistence.token.JdbcFederationDirectory;
import dev.mintmark.persistence.token.JdbcIssuanceDirectory;
import dev.mintmark.persistence.token.JdbcUsedAssertions;
import dev.mintmark.rest.http.AllowedOrigins;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.http.LogFields;
import dev.mintmark.rest.http.RequestMetrics;
import dev.mintmark.rest.http.TrustedProxies;
import dev.mintmark.rest.oauth.ClientFailures;
import dev.mintmark.rest.page.CursorSeal;
import dev.mintmark.rest.security.ChangeLimit;
import dev.mintmark.rest.security.FailureThrottle;
import dev.mintmark.rest.security.PasswordGuard;
import dev.mintmark.rest.security.RefusedAttemptBuffer;
import dev.mintmark.rest.session.DashboardOrigin;
import dev.mintmark.rest.site.Nonces;
import dev.mintmark.token.EncryptedTotpSecrets;
import dev.mintmark.token.HmacAuditSeals;
import dev.mintmark.token.JwtKeyGenerator;
import dev.mintmark.token.JwtTokenSigner;
import dev.mintmark.token.KeyEncryption;
import dev.mintmark.token.NativeCrypto;
import dev.mintmark.token.SecureSecretGenerator;
import dev.mintmark.token.SigningKeyVault;
import dev.mintmark.token.TextSeal;
import dev.mintmark.token.TimeOrderedIdGenerator;
import dev.mintmark.token.federation.AddressGuard;
import dev.mintmark.token.federation.GuardedClient;
import dev.mintmark.token.federation.JwtFederatedTokenVerifier;
import dev.mintmark.token.federation.TrustedIssuerKeys;
import dev.mintmark.token.password.Argon2PasswordHasher;
import io.github.bucket4j.TimeMeter;
import io.opentelemetry.api.trace.Tracer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Everything that several use cases, or the adapters themselves, talk to, on one page. */
@Dependent
final class Adapters {
    private static final Duration SESSION_TOKEN_LIFETIME = Duration.ofMinutes(5);
    /** How many passwords of one account and address are compared at once; each takes 19 MiB and some 50 ms. */
    private static final int PASSWORDS_AT_ONCE = 4;

    /** Databases keep microseconds; what was written is then what is read. */
    private static final Duration CLOCK_STEP = Duration.ofNanos(1_000);

    private Adapters() {}

    @Produces
    @Singleton
    static Settings settings() {
        return Installation.read(Settings::from);
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.tick(Clock.systemUTC(), CLOCK_STEP);
    }

    @Produces
    @Singleton
    static TokenPolicy tokenPolicy(Settings settings) {
        return new TokenPolicy(
                settings.issuer().toString(),
                settings.audience(),
                settings.scope(),
                settings.signingAlgorithm(),
                settings.tokenLifetime());
    }

    @Produces
    @Singleton
    static SessionPolicy sessionPolicy(Settings settings) {
        return new SessionPolicy(
                settings.sessionIssuer(),
                Settings.SESSION_AUDIENCE,
                SESSION_TOKEN_LIFETIME,
                settings.sessionIdle(),
                settings.sessionMax());
    }

    @Produces
    @Singleton
    static AllowedOrigins allowedOrigins(Settings settings) {
        return new AllowedOrigins(
                settings.corsOrigins().stream().map(WebOrigin::of).collect(Collectors.toSet()));
    }

    /** What is shown at {@code /metrics}. */
    @Produces
    @Singleton
    static PrometheusRegistry metrics() {
        PrometheusRegistry registry = new PrometheusRegistry();
        RuntimeMetrics.register(registry);
        return registry;
    }

    @Produces
    @Singleton
    static RequestMetrics requestMetrics(PrometheusRegistry registry) {
        return new RequestMetrics(registry);
    }

    @Produces
    @Singleton
    static WarmUpClient warmUpClient(SecretGenerator secrets) {
        return new WarmUpClient(secrets);
    }

    @Produces
    @Singleton
    static WarmUp warmUp(
            Settings settings,
            WarmUpClient client,
            RequestMetrics metrics,
            UnitOfWork unitOfWork,
            SigningKeys keys,
            SecretGenerator secrets) {
        return new WarmUp(settings, client, metrics, unitOfWork, keys, secrets);
    }

    @Produces
    @Singleton
    static LogFields logFields() {
        return new ServerLogFields();
    }

    @Produces
    @Singleton
    static TrustedProxies trustedProxies(Settings settings) {
        return TrustedProxies.of(settings.trustedProxies());
    }

    @Produces
    @Singleton
    static DashboardOrigin dashboardOrigin(Settings settings) {
        return new DashboardOrigin(WebOrigin.of(settings.issuer()));
    }

    @Produces
    @Singleton
    static ClientFailures clientFailures(Settings settings, TrustedProxies proxies) {
        return new ClientFailures(
                new FailureThrottle(
                        settings.failuresPerClient(), settings.failuresPerAddress(), TimeMeter.SYSTEM_NANOTIME),
                new ClientAddress(proxies));
    }

    @Produces
    @Singleton
    static PasswordGuard passwordGuard(Settings settings) {
        return new PasswordGuard(
                new FailureThrottle(
                        settings.failuresPerClient(), settings.failuresPerAddress(), TimeMeter.SYSTEM_NANOTIME),
                Math.min(settings.failuresPerClient(), PASSWORDS_AT_ONCE),
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @Produces
    @Singleton
    static ChangeLimit changeLimit(Settings settings) {
        return new ChangeLimit(settings.changesPerMember(), settings.changesPerTenant(), TimeMeter.SYSTEM_NANOTIME);
    }

    @Produces
    @Singleton
    static KeyPolicy keyPolicy(Settings settings) {
        return new KeyPolicy(SESSION_TOKEN_LIFETIME, settings.keyRotation(), settings.keyAnnouncement());
    }

    @Produces
    @Singleton
    static KeyEncryption keyEncryption(Settings settings) {
        return KeyEncryptionKeys.of(settings);
    }

    @Produces
    @Singleton
    static NativeCrypto nativeCrypto(EarlyStart start) {
        return start.nativeCrypto();
    }

    @Produces
    @Singleton
    static SigningKeyVault signingKeyVault(KeyEncryption encryption, NativeCrypto crypto) {
        return new SigningKeyVault(encryption, crypto);
    }

    /** Its key follows the key-encryption key: when that is changed, lists that are half read start again. */
    @Produces
    @Singleton
    static CursorSeal cursorSeal(KeyEncryption encryption) {
        return new SealedCursors(new TextSeal(encryption.derive("mintmark list cursors")));
    }

    @Produces
    @Singleton
    static KeyGenerator keyGenerator(SigningKeyVault vault, NativeCrypto crypto) {
        return new JwtKeyGenerator(vault, crypto);
    }

    @Produces
    @Singleton
    static TokenSigner tokenSigner(SigningKeyVault vault, NativeCrypto crypto) {
        return new JwtTokenSigner(vault, crypto);
    }

    @Produces
    @Singleton
    static SecureSecretGenerator secretGenerator() {
        return new SecureSecretGenerator();
    }

    @Produces
    @Singleton
    static Nonces nonces(SecureSecretGenerator secrets) {
        return secrets::tokenId;
    }

    @Produces
    @Singleton
    static IdGenerator idGenerator(Clock clock) {
        return new TimeOrderedIdGenerator(clock);
    }

    @Produces
    @Singleton
    static PasswordHasher passwordHasher() {
        Runtime machine = Runtime.getRuntime();
        return new Argon2PasswordHasher(
                Argon2PasswordHasher.atOnce(machine.availableProcessors(), machine.maxMemory()));
    }

    @Produces
    @Singleton
    static UnitOfWork unitOfWork(JtaUnitOfWork transaction, Tracer tracer) {
        return new TranslatingUnitOfWork(Traced.unitOfWork(transaction, tracer));
    }

    @Produces
    @Singleton
    static Apps apps(EntityManager entityManager) {
        return new JpaApps(entityManager);
    }

    @Produces
    @Singleton
    static Tenants tenants(EntityManager entityManager) {
        return new JpaTenants(entityManager);
    }

    @Produces
    @Singleton
    static Regions regions(EntityManager entityManager) {
        return new JpaRegions(entityManager);
    }

    @Produces
    @Singleton
    static Plans plans(EntityManager entityManager) {
        return new JpaPlans(entityManager);
    }

    @Produces
    @Singleton
    static Members members(EntityManager entityManager) {
        return new JpaMembers(entityManager);
    }

    @Produces
    @Singleton
    static ManagementKeys managementKeys(EntityManager entityManager) {
        return new JpaManagementKeys(entityManager);
    }

    @Produces
    @Singleton
    static Invitations invitations(EntityManager entityManager) {
        return new JpaInvitations(entityManager);
    }

    @Produces
    @Singleton
    static Factors factors(EntityManager entityManager) {
        return new JpaFactors(entityManager);
    }

    @Produces
    @Singleton
    static PendingSignIns pendingSignIns(EntityManager entityManager) {
        return new JpaPendingSignIns(entityManager);
    }

    @Produces
    @Singleton
    static TotpSecrets totpSecrets(KeyEncryption encryption) {
        return new EncryptedTotpSecrets(encryption);
    }

    @Produces
    @Singleton
    static PasswordResets passwordResets(EntityManager entityManager) {
        return new JpaPasswordResets(entityManager);
    }

    @Produces
    @Singleton
    static RefusedAttemptBuffer refusedAttemptBuffer(Clock clock) {
        return new RefusedAttemptBuffer(clock);
    }

    @Produces
    @Singleton
    static Sessions sessions(EntityManager entityManager) {
        return new JpaSessions(entityManager);
    }

    @Produces
    @Singleton
    static SigningKeys signingKeys(EntityManager entityManager) {
        return new JpaSigningKeys(entityManager);
    }

    @Produces
    @Singleton
    static StoreReader storeReader() throws NamingException {
        return new StoreReader(InitialContext.doLookup("jdbc/mintmark-reads"));
    }

    @Produces
    @Singleton
    static KeyRevisions keyRevisions(StoreReader store) {
        return new JdbcKeyRevisions(store);
    }

    @Produces
    @Singleton
    static IssuanceDirectory issuanceDirectory(StoreReader store, Settings settings, Tracer tracer) {
        int atOnce = Runtime.getRuntime().availableProcessors();
        JdbcIssuanceDirectory directory = settings.database().isPostgreSql()
                ? JdbcIssuanceDirectory.ofOneStatement(store, atOnce)
                : JdbcIssuanceDirectory.ofOneConnection(store, atOnce);
        return Traced.directory(directory, tracer);
    }

    @Produces
    @Singleton
    static ResourceServers resourceServers(EntityManager entityManager) {
        return new JpaResourceServers(entityManager);
    }

    @Produces
    @Singleton
    static TrustedIssuers trustedIssuers(EntityManager entityManager) {
        return new JpaTrustedIssuers(entityManager);
    }

    @Produces
    @Singleton
    static FederationDirectory federationDirectory(StoreReader store) {
        return new JdbcFederationDirectory(store);
    }

    @Produces
    @Singleton
    static TrustedIssuerKeys trustedIssuerKeys(Settings settings, Clock clock) {
        return new TrustedIssuerKeys(new GuardedClient(AddressGuard.allowing(settings.federationNetworks())), clock);
    }

    static void stop(@Disposes TrustedIssuerKeys keys) {
        keys.close();
    }

    @Produces
    @Singleton
    static FederatedTokenVerifier federatedTokenVerifier(TrustedIssuerKeys keys, NativeCrypto crypto) {
        return new JwtFederatedTokenVerifier(keys, crypto);
    }

    @Produces
    @Singleton
    static Cuts cuts(StoreReader store) {
        return new JdbcCuts(store);
    }

    @Produces
    @Singleton
    static UsedAssertions usedAssertions(DataSource dataSource) {
        return new JdbcUsedAssertions(dataSource);
    }

    @Produces
    @Singleton
    static DataSource dataSource() throws NamingException {
        return InitialContext.doLookup("jdbc/mintmark");
    }

    @Produces
    @Singleton
    static Activities activities(EntityManager em) {
        return new JpaActivities(em);
    }

    @Produces
    @Singleton
    static AuditChains auditChains(EntityManager em) {
        return new JpaAuditChains(em);
    }

    @Produces
    @Singleton
    static EventFeed eventFeed(EntityManager em) {
        return new JpaEventFeed(em);
    }

    @Produces
    @Singleton
    static AuditSeals auditSeals(KeyEncryption encryption) {
        return new HmacAuditSeals(encryption);
    }

    @Produces
    @Singleton
    static Schedule schedule() throws NamingException {
        return new Schedule(InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService"));
    }

    static void stop(@Disposes Schedule schedule) {
        schedule.stop();
    }
}
