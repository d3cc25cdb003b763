package dev.mintmark.application.contract;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.KeySource;
import dev.mintmark.domain.federation.RequiredClaims;
import dev.mintmark.domain.federation.SubjectPattern;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.KeyMaterial;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What tests begin with: valid things of the domain, each different from all before it, and stores that hold them. Ids
 * grow, as the service's own do.
 */
public final class Given {
    /** An instant that uses every digit that a store keeps. */
    public static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890123Z");

    private static final AtomicLong COUNTER = new AtomicLong();

    private final Stores stores;

    /** Stores things here. */
    public Given(Stores stores) {
        this.stores = stores;
    }

    /** Does something in a unit of work of its own. */
    public <T> T inUnitOfWork(Supplier<T> work) {
        return stores.unitOfWork().execute(work);
    }

    /** Does something in a unit of work of its own. */
    public void inUnitOfWork(Runnable work) {
        stores.unitOfWork().execute(() -> {
            work.run();
            return true;
        });
    }

    // Things

    /** An id greater than all before it. */
    public static UUID uuid() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | COUNTER.incrementAndGet());
    }

    /** A code that no other thing has. */
    public static String code() {
        return "code-" + COUNTER.incrementAndGet();
    }

    public static Tenant tenant() {
        return tenant(uuid());
    }

    public static Tenant tenant(UUID id) {
        return new Tenant(
                new TenantId(id),
                new DisplayName("Acme"),
                TenantStatus.ACTIVE,
                25,
                PlanPolicy.OPEN,
                Optional.empty(),
                SecondFactorPolicy.OPTIONAL,
                NOW,
                NOW,
                1);
    }

    public static LicenseRegion region(String code) {
        return LicenseRegion.create(new RegionCode(code), new DisplayName("Somewhere"), true, NOW);
    }

    public static RegionDatabase database(String code, RegionCode region) {
        return RegionDatabase.create(new DbCode(code), region, "A database", NOW);
    }

    public static Plan plan(String code) {
        return plan(code, PlanStatus.ACTIVE);
    }

    public static Plan plan(String code, PlanStatus status) {
        return new Plan(
                new PlanCode(code),
                new DisplayName("Standard"),
                Limits.of(Map.of(Limit.PER_HOUR, 0L, Limit.PER_MONTH, Limits.MAX)),
                1,
                status,
                List.of(),
                NOW,
                NOW,
                1);
    }

    public static ClientId clientId() {
        return ClientId.of(ByteBuffer.allocate(ClientId.RANDOM_BYTES)
                .putLong(COUNTER.incrementAndGet())
                .array());
    }

    public static StoredCredential credential() {
        byte[] random = ByteBuffer.allocate(ClientSecret.RANDOM_BYTES)
                .putLong(COUNTER.incrementAndGet())
                .array();
        return StoredCredential.of(ClientSecret.of(random), NOW);
    }

    /** A public key that no other app has; nobody has its private part. */
    public static ClientKey clientKey() {
        long number = COUNTER.incrementAndGet();
        return new ClientKey(
                "key-" + number,
                ClientKeyAlgorithm.ES256,
                "thumbprint-" + number,
                Map.of("crv", "P-256", "x", "x" + number, "y", "y" + number));
    }

    /** A resource server that has credentials only, and that no other is like. */
    public static ResourceServer resourceServer() {
        return resourceServer(Optional.empty());
    }

    private static ResourceServer resourceServer(Optional<Api> api) {
        return ResourceServer.register(
                new ResourceServerId(uuid()),
                ResourceServerClientId.like(clientId()),
                new DisplayName("Documents"),
                api,
                Optional.of(credential()),
                NOW);
    }

    /** An API with two scopes, open to every app. */
    public static ResourceServer api(String identifier) {
        return resourceServer(Optional.of(new Api(new ApiIdentifier(identifier), false, apiSettings())));
    }

    /** The default API. */
    public static ResourceServer defaultApi() {
        return resourceServer(Optional.of(new Api(new ApiIdentifier("mintmark-api"), true, apiSettings())));
    }

    /** The settings of an API with two scopes, open to every app. */
    public static ApiSettings apiSettings() {
        return new ApiSettings(
                List.of(new ApiScope("read", "Read documents"), new ApiScope("write", "")),
                SigningAlgorithm.ES256,
                Duration.ofMinutes(15),
                TokenType.AT_JWT,
                ApiAccess.OPEN,
                true,
                false);
    }

    /** A trusted issuer with this name in its tokens, and keys by discovery. */
    public static TrustedIssuer trustedIssuer(String issuer) {
        return TrustedIssuer.register(
                new TrustedIssuerId(uuid()),
                issuer,
                new TrustedIssuerSettings(
                        new DisplayName("CI " + COUNTER.incrementAndGet()),
                        KeySource.DISCOVERY,
                        List.of(IssuerAlgorithm.RS256, IssuerAlgorithm.ES256),
                        Duration.ofHours(24),
                        true),
                NOW);
    }

    /** A credential for a subject of an issuer, and nothing else. */
    public static FederatedCredential federated(String name, TrustedIssuer issuer, String subject) {
        return new FederatedCredential(
                new DisplayName(name), issuer.id(), new SubjectPattern(subject), RequiredClaims.NONE);
    }

    public static SecretDigest digest() {
        return credential().digest();
    }

    /** The settings of an app with this name and nothing else. */
    public static AppSettings settings(String name) {
        return new AppSettings(AppName.stored(name), List.of(), List.of(), AllowedDomains.NONE, true);
    }

    /** An app with this name and nothing else. */
    public static App app(String name, TenantId tenant, RegionDatabase database) {
        return app(new AppId(uuid()), settings(name), tenant, database, Optional.empty(), NOW);
    }

    public static App app(
            AppId id,
            AppSettings settings,
            TenantId tenant,
            RegionDatabase database,
            Optional<PlanCode> plan,
            Instant createdAt) {
        return App.register(
                new App.Identity(id, tenant, clientId()),
                settings,
                new App.Stamp(database.region(), database.dbCode()),
                plan,
                credential(),
                createdAt);
    }

    /** An app that uses everything that an app can have. */
    public static App fullApp(TenantId tenant, RegionDatabase database, PlanCode plan) {
        AppSettings settings = new AppSettings(
                AppName.stored("Ｂüro 🏢 ΣΟΦΟΣ"),
                List.of(new AppUri("https://b.example/cb?x=1,2;3"), new AppUri("https://a.example/")),
                List.of(new AppUri("app.example:/bye")),
                AllowedDomains.stored("z.example", "localhost:3000", "xn--bcher-kva.example"),
                false);
        return app(new AppId(uuid()), settings, tenant, database, Optional.of(plan), NOW);
    }

    /** The app, had it got a token. */
    public static App lastTokenAt(Instant instant, App app) {
        return new App(
                app.identity(),
                app.settings(),
                app.stamp(),
                app.plan(),
                app.credentials(),
                new App.Times(
                        app.times().createdAt(),
                        app.times().updatedAt(),
                        Optional.of(instant),
                        app.times().secretLastUsedAt(),
                        app.times().previousSecretLastUsedAt()),
                app.version());
    }

    public static Member member(TenantId tenant, String email) {
        return Member.create(
                new MemberId(uuid()),
                Owner.of(tenant),
                new Email(email),
                new DisplayName("Ada"),
                Set.of(Role.TENANT_VIEWER, Role.TENANT_ADMIN),
                hash(),
                NOW);
    }

    public static Member operator(String email) {
        return Member.operator(new MemberId(uuid()), new Email(email), new DisplayName("Olga"), hash(), NOW);
    }

    /** A tenant's or the installation's invitation that no other is like. */
    public static Invitation invitation(Owner owner) {
        return Invitation.create(
                new InvitationId(uuid()),
                owner,
                new Email("guest@example.com"),
                Optional.of(new DisplayName("Guest")),
                owner.isInstallation() ? Set.of(Role.PLATFORM_ADMIN) : Set.of(Role.TENANT_VIEWER, Role.TENANT_ADMIN),
                digest(),
                new MemberId(uuid()),
                Optional.empty(),
                NOW);
    }

    /** A key that this member made, with its own first role, that holds for an hour. */
    public static ManagementKey managementKey(Member maker) {
        return new ManagementKey(
                new ManagementKeyId(uuid()),
                maker.owner(),
                maker.id(),
                Optional.empty(),
                new DisplayName("Deployment"),
                maker.tenant().isPresent() ? Role.TENANT_VIEWER : Role.PLATFORM_ADMIN,
                Optional.empty(),
                digest(),
                "abcd",
                NOW,
                later(3600),
                Optional.empty());
    }

    /** A key that this key made, in the same way. */
    public static ManagementKey managementKey(Member maker, ManagementKey madeBy) {
        ManagementKey key = managementKey(maker);
        return new ManagementKey(
                key.id(),
                key.owner(),
                key.maker(),
                Optional.of(madeBy.id()),
                key.name(),
                key.role(),
                key.onlyApps(),
                key.digest(),
                key.hint(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }

    private static PasswordHash hash() {
        return new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");
    }

    public static SigningKey signingKey(KeyPurpose purpose, Instant createdAt) {
        return SigningKey.signing(keyMaterial(purpose), Duration.ofMinutes(15), createdAt);
    }

    public static SigningKey announcedKey(KeyPurpose purpose, Instant createdAt) {
        return SigningKey.announced(
                keyMaterial(purpose), Duration.ofMinutes(15), createdAt, createdAt.plus(Duration.ofHours(24)));
    }

    private static KeyMaterial keyMaterial(KeyPurpose purpose) {
        String kid = "kid-" + COUNTER.incrementAndGet();
        return new KeyMaterial(
                kid,
                purpose,
                SigningAlgorithm.ES256,
                "{\"kid\":\"" + kid + "\"}",
                new EncryptedValue("kek-1", "Y2lwaGVydGV4dA=="));
    }

    /** A later instant. */
    public static Instant later(long seconds) {
        return NOW.plus(Duration.ofSeconds(seconds));
    }

    /** Every app of a tenant by name, 25 a page. */
    public static AppQuery everyAppOf(TenantId tenant) {
        return new AppQuery(
                tenant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AppQuery.Sort.NAME,
                firstPage(Page.Request.DEFAULT_LIMIT));
    }

    public static Page.Request firstPage(int limit) {
        return new Page.Request(limit, Optional.empty());
    }

    // Stored things

    /** A stored active tenant. */
    public Tenant storedTenant() {
        Tenant tenant = tenant();
        inUnitOfWork(() -> stores.tenants().add(tenant));
        return tenant;
    }

    /** A stored region without a database. */
    public LicenseRegion storedRegion() {
        LicenseRegion region = region(code());
        inUnitOfWork(() -> stores.regions().add(region));
        return region;
    }

    /** A stored database of this region. */
    public RegionDatabase storedDatabase(RegionCode region) {
        RegionDatabase database = database(code(), region);
        inUnitOfWork(() -> stores.regions().add(database));
        return database;
    }

    /** A stored database of a region of its own. */
    public RegionDatabase storedDatabase() {
        return storedDatabase(storedRegion().code());
    }

    /** A stored active plan. */
    public Plan storedPlan() {
        Plan plan = plan(code());
        inUnitOfWork(() -> stores.plans().add(plan));
        return plan;
    }

    /** The app, stored. */
    public ResourceServer stored(ResourceServer server) {
        inUnitOfWork(() -> stores.resourceServers().add(server));
        return server;
    }

    public App stored(App app) {
        inUnitOfWork(() -> stores.apps().add(app));
        return app;
    }

    /** The issuer, stored. */
    public TrustedIssuer stored(TrustedIssuer issuer) {
        inUnitOfWork(() -> stores.trustedIssuers().add(issuer));
        return issuer;
    }

    /** The member, stored. */
    public Member stored(Member member) {
        inUnitOfWork(() -> stores.members().add(member));
        return member;
    }

    /** The invitation, stored. */
    public Invitation stored(Invitation invitation) {
        inUnitOfWork(() -> stores.invitations().add(invitation));
        return invitation;
    }

    /** The key, stored. */
    public ManagementKey stored(ManagementKey key) {
        inUnitOfWork(() -> stores.managementKeys().add(key));
        return key;
    }
}
