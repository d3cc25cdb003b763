package dev.mintmark.bootstrap;

import dev.mintmark.application.port.out.Apps;
import dev.mintmark.application.port.out.AssertionVerifier;
import dev.mintmark.application.port.out.AuditTrail;
import dev.mintmark.application.port.out.ClientKeyReader;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.IssuanceDirectory;
import dev.mintmark.application.port.out.KeyGenerator;
import dev.mintmark.application.port.out.Members;
import dev.mintmark.application.port.out.PasswordHasher;
import dev.mintmark.application.port.out.Plans;
import dev.mintmark.application.port.out.Regions;
import dev.mintmark.application.port.out.Sessions;
import dev.mintmark.application.port.out.SigningKeys;
import dev.mintmark.application.port.out.Tenants;
import dev.mintmark.application.port.out.TokenSigner;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.UsedAssertions;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.member.SessionPolicy;
import dev.mintmark.persistence.JdbcIssuanceDirectory;
import dev.mintmark.persistence.JdbcUsedAssertions;
import dev.mintmark.persistence.JpaApps;
import dev.mintmark.persistence.JpaMembers;
import dev.mintmark.persistence.JpaPlans;
import dev.mintmark.persistence.JpaRegions;
import dev.mintmark.persistence.JpaSessions;
import dev.mintmark.persistence.JpaSigningKeys;
import dev.mintmark.persistence.JpaTenants;
import dev.mintmark.persistence.JtaUnitOfWork;
import dev.mintmark.persistence.TranslatingUnitOfWork;
import dev.mintmark.rest.gate.AllowedOrigins;
import dev.mintmark.rest.gate.CursorSeal;
import dev.mintmark.rest.http.LogFields;
import dev.mintmark.token.Argon2PasswordHasher;
import dev.mintmark.token.JwkClientKeyReader;
import dev.mintmark.token.JwtAssertionVerifier;
import dev.mintmark.token.JwtKeyGenerator;
import dev.mintmark.token.JwtTokenSigner;
import dev.mintmark.token.NativeCrypto;
import dev.mintmark.token.SecureSecretGenerator;
import dev.mintmark.token.SigningKeyVault;
import dev.mintmark.token.TextSeal;
import dev.mintmark.token.TimeOrderedIdGenerator;
import io.opentelemetry.api.trace.Tracer;
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

/** Everything that the use cases talk to, on one page. */
@Dependent
final class Adapters {
    private static final Duration SESSION_TOKEN_LIFETIME = Duration.ofMinutes(5);
    /** Databases keep microseconds; what was written is then what is read. */
    private static final Duration CLOCK_STEP = Duration.ofNanos(1_000);

    private Adapters() {}

    @Produces
    @Singleton
    static Settings settings() {
        return Installation.settings();
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
                settings.issuer().toString(), settings.audience(), settings.scope(), settings.tokenLifetime());
    }

    @Produces
    @Singleton
    static SessionPolicy sessionPolicy(Settings settings) {
        return new SessionPolicy(
                settings.sessionIssuer(), Settings.SESSION_AUDIENCE, SESSION_TOKEN_LIFETIME, settings.sessionMax());
    }

    @Produces
    @Singleton
    static AllowedOrigins allowedOrigins(Settings settings) {
        return new AllowedOrigins(
                settings.corsOrigins().stream().map(WebOrigin::of).collect(Collectors.toSet()));
    }

    @Produces
    @Singleton
    static LogFields logFields() {
        return new ServerLogFields();
    }

    @Produces
    @Singleton
    static SigningAlgorithm accessTokenAlgorithm(Settings settings) {
        return SigningAlgorithm.valueOf(settings.signingAlgorithm().name());
    }

    @Produces
    @Singleton
    static NativeCrypto nativeCrypto() {
        return NativeCrypto.load();
    }

    @Produces
    @Singleton
    static SigningKeyVault signingKeyVault(Settings settings, NativeCrypto crypto) {
        return new SigningKeyVault(KeyEncryptionKeys.of(settings), crypto);
    }

    /** Its key follows the key-encryption key: when that is changed, lists that are half read start again. */
    @Produces
    @Singleton
    static CursorSeal cursorSeal(Settings settings) {
        return new SealedCursors(new TextSeal(KeyEncryptionKeys.of(settings).derive("mintmark list cursors")));
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
    static IdGenerator idGenerator(Clock clock) {
        return new TimeOrderedIdGenerator(clock);
    }

    @Produces
    @Singleton
    static PasswordHasher passwordHasher() {
        return new Argon2PasswordHasher(Runtime.getRuntime().availableProcessors());
    }

    @Produces
    @Singleton
    static UnitOfWork unitOfWork(JtaUnitOfWork transaction, Tracer tracer) {
        return Traced.unitOfWork(new TranslatingUnitOfWork(transaction), tracer);
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
    static IssuanceDirectory issuanceDirectory(DataSource dataSource, Tracer tracer) {
        return Traced.directory(new JdbcIssuanceDirectory(dataSource), tracer);
    }

    @Produces
    @Singleton
    static UsedAssertions usedAssertions(DataSource dataSource) {
        return new JdbcUsedAssertions(dataSource);
    }

    @Produces
    @Singleton
    static ClientKeyReader clientKeyReader() {
        return new JwkClientKeyReader();
    }

    @Produces
    @Singleton
    static AssertionVerifier assertionVerifier(NativeCrypto crypto) {
        return new JwtAssertionVerifier(crypto);
    }

    @Produces
    @Singleton
    static DataSource dataSource() throws NamingException {
        return InitialContext.doLookup("jdbc/mintmark");
    }

    /** Until the chains are stored. */
    @Produces
    @Singleton
    static AuditTrail auditTrail() {
        return new AuditTrail() {
            @Override
            public void record(AuditEntry entry) {}

            @Override
            public void recordAs(Actor actor, AuditEntry entry) {}
        };
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
