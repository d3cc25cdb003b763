package dev.mintmark.application.fake;

import dev.mintmark.application.contract.Given;
import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory.Entry;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.TargetApi;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Apps in memory. */
final class InMemoryApps implements Apps {
    private static final Comparator<String> CODE_POINT_ORDER = (left, right) ->
            Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

    private final InMemoryTenants tenants;
    private final InMemoryPlans plans;
    private final InMemorySigningKeys keys;
    private final Rows<AppId, App> rows = new Rows<>(App::id, App::version);
    private final Map<AppId, Instant> deleted = new HashMap<>();
    private final Map<AppId, Instant> warnings = new HashMap<>();
    private final Map<SecretDigest, Instant> lastUses = new HashMap<>();
    private final Map<Federated, FederatedUse> federatedUses = new HashMap<>();
    private Map<SecretDigest, AppId> replacedSecrets = new HashMap<>();
    private final Map<AppId, Instant> lastReplacements = new HashMap<>();
    private Predicate<TrustedIssuerId> issuers = id -> true;

    InMemoryApps(InMemoryTenants tenants, InMemoryPlans plans, InMemorySigningKeys keys) {
        this.tenants = tenants;
        this.plans = plans;
        this.keys = keys;
    }

    Runnable snapshot() {
        Map<AppId, App> before = rows.snapshot();
        Map<AppId, Instant> deletedBefore = new HashMap<>(deleted);
        Map<SecretDigest, AppId> replacedBefore = new HashMap<>(replacedSecrets);
        return () -> {
            rows.restore(before);
            deleted.clear();
            deleted.putAll(deletedBefore);
            replacedSecrets = replacedBefore;
        };
    }

    Optional<AppId> ofClient(ClientId clientId) {
        return rows.all().stream()
                .filter(app -> app.clientId().equals(clientId))
                .map(App::id)
                .findAny();
    }

    Optional<AppId> ofReplacedSecret(SecretDigest digest) {
        return Optional.ofNullable(replacedSecrets.get(digest));
    }

    Optional<Instant> lastReplacement(AppId id) {
        return Optional.ofNullable(lastReplacements.get(id));
    }

    boolean isThere(AppId id) {
        return rows.find(id).isPresent();
    }

    /** Moves the instant without moving the version. */
    void issued(AppId id, Instant at) {
        Map<AppId, App> all = rows.snapshot();
        all.computeIfPresent(
                id,
                (same, app) ->
                        app.times().lastTokenIssuedAt().filter(at::isBefore).isPresent()
                                ? app
                                : Given.lastTokenAt(at, app));
        rows.restore(all);
    }

    /** Remembers the use of a secret that an app has, without moving its version. */
    void used(AppId id, SecretDigest secret, Instant at) {
        Map<AppId, App> all = rows.snapshot();
        all.computeIfPresent(id, (same, app) -> {
            if (has(app, secret)) {
                lastUses.merge(secret, at, (one, other) -> one.isAfter(other) ? one : other);
            }
            return withLastUses(app);
        });
        rows.restore(all);
    }

    /** Remembers the use of a federated credential that an app has. */
    void used(AppId id, String name, FederatedUse use) {
        federated(id)
                .filter(credential -> credential.name().value().equals(name))
                .findAny()
                .ifPresent(credential -> federatedUses.merge(
                        new Federated(id, credential),
                        use,
                        (one, other) -> one.at().isAfter(other.at()) ? one : other));
    }

    Map<String, FederatedUse> federatedUses(AppId id) {
        Map<String, FederatedUse> uses = new HashMap<>();
        federated(id).forEach(credential -> Optional.ofNullable(federatedUses.get(new Federated(id, credential)))
                .ifPresent(use -> uses.put(credential.name().value(), use)));
        return uses;
    }

    private Stream<FederatedCredential> federated(AppId id) {
        return rows.find(id).stream().flatMap(app -> app.credentials().federated().stream());
    }

    private record Federated(AppId app, FederatedCredential credential) {}

    private static boolean has(App app, SecretDigest digest) {
        return Stream.concat(app.secret().stream(), app.credentials().overlap().map(Overlap::secret).stream())
                .anyMatch(secret -> secret.digest().equals(digest));
    }

    private App withLastUses(App app) {
        App.Times times = app.times();
        return new App(
                app.identity(),
                app.settings(),
                app.stamp(),
                app.plan(),
                app.credentials(),
                new App.Times(
                        times.createdAt(),
                        times.updatedAt(),
                        times.lastTokenIssuedAt(),
                        app.secret().map(secret -> lastUses.get(secret.digest())),
                        app.credentials()
                                .overlap()
                                .map(replaced -> lastUses.get(replaced.secret().digest()))),
                app.version());
    }

    @Override
    public void add(App app) {
        requireFreeName(app);
        rows.add(app, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public App update(App app) {
        requireFreeName(app);
        if (!app.credentials().federated().stream()
                .map(FederatedCredential::issuer)
                .allMatch(issuers)) {
            throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
        }
        App updated = rows.update(
                app,
                version -> new App(
                        app.identity(),
                        app.settings(),
                        app.stamp(),
                        app.plan(),
                        app.credentials(),
                        withLastUses(app).times(),
                        version));
        Set<FederatedCredential> left = federated(app.id()).collect(Collectors.toSet());
        federatedUses.keySet().removeIf(use -> use.app().equals(app.id()) && !left.contains(use.credential()));
        return updated;
    }

    /** Asks here whether there is a trusted issuer. */
    void knowIssuersBy(Predicate<TrustedIssuerId> there) {
        issuers = there;
    }

    /** The apps that are there. */
    Collection<App> rows() {
        return rows.all();
    }

    /** Which apps were deleted, and when. */
    Map<AppId, Instant> deleted() {
        return deleted;
    }

    private void requireFreeName(App app) {
        if (nameTaken(app.tenant(), app.name().key(), Optional.of(app.id()))) {
            throw new RuleBroken(Refusal.APP_NAME_TAKEN);
        }
    }

    @Override
    public void remove(App app, Instant now) {
        rows.remove(app);
        deleted.put(app.id(), now);
        replacedSecrets.values().removeIf(app.id()::equals);
    }

    @Override
    public Optional<App> find(TenantId tenant, AppId id) {
        return rows.find(id).filter(app -> app.tenant().equals(tenant));
    }

    @Override
    public Optional<App> lockBySecret(SecretDigest digest) {
        return rows.all().stream().filter(app -> has(app, digest)).findAny();
    }

    @Override
    public Page<App> list(AppQuery query) {
        Comparator<App> order = order(query.sort());
        List<App> sorted = rows.all().stream()
                .filter(app -> app.tenant().equals(query.tenant()))
                .filter(app ->
                        query.only().filter(only -> !only.contains(app.id())).isEmpty())
                .filter(app ->
                        query.search().filter(text -> !contains(app, text)).isEmpty())
                .filter(app -> query.enabled()
                        .filter(wanted -> wanted != app.settings().enabled())
                        .isEmpty())
                .filter(app -> query.region()
                        .filter(wanted -> !wanted.equals(app.stamp().region().value()))
                        .isEmpty())
                .filter(app -> query.plan()
                        .filter(wanted -> app.plan()
                                .filter(plan -> plan.value().equals(wanted))
                                .isEmpty())
                        .isEmpty())
                .filter(app -> query.secretExpiresBefore()
                        .filter(instant -> expiry(app).filter(instant::isAfter).isEmpty())
                        .isEmpty())
                .sorted(order)
                .filter(app -> query.page()
                        .after()
                        .filter(position -> !isBehind(app, position, query.sort()))
                        .isEmpty())
                .toList();
        return Rows.cut(sorted, query.page(), app -> position(app, query.sort()));
    }

    private Optional<Instant> expiry(App app) {
        return app.secret().flatMap(secret -> ageOf(app).map(age -> age.expiryOf(secret.createdAt())));
    }

    private Optional<SecretAge> ageOf(App app) {
        return tenants.find(app.tenant()).orElseThrow().secretAge();
    }

    private static boolean contains(App app, String text) {
        return app.name().key().contains(AppName.keyOf(text))
                || app.clientId().value().contains(text.strip());
    }

    private static Comparator<App> order(AppQuery.Sort sort) {
        Comparator<App> byKey = sort.isByName()
                ? Comparator.comparing((App app) -> app.name().key(), CODE_POINT_ORDER)
                : Comparator.comparing(app -> app.times().createdAt());
        Comparator<App> order = byKey.thenComparing(app -> app.id().toString());
        return sort.isDescending() ? order.reversed() : order;
    }

    private static boolean isBehind(App app, Page.Position position, AppQuery.Sort sort) {
        int bySortKey = sort.isByName()
                ? CODE_POINT_ORDER.compare(app.name().key(), position.sortKey())
                : app.times().createdAt().compareTo(Instant.parse(position.sortKey()));
        int order = bySortKey != 0 ? bySortKey : app.id().toString().compareTo(position.id());
        return sort.isDescending() ? order < 0 : order > 0;
    }

    private static Page.Position position(App app, AppQuery.Sort sort) {
        String sortKey =
                sort.isByName() ? app.name().key() : app.times().createdAt().toString();
        return new Page.Position(sortKey, app.id().toString());
    }

    @Override
    public long count(TenantId tenant) {
        return rows.all().stream().filter(app -> app.tenant().equals(tenant)).count();
    }

    @Override
    public boolean nameTaken(TenantId tenant, String nameKey, Optional<AppId> except) {
        return rows.all().stream()
                .filter(app -> app.tenant().equals(tenant))
                .filter(app -> except.filter(app.id()::equals).isEmpty())
                .anyMatch(app -> app.name().key().equals(nameKey));
    }

    @Override
    public void keepReplacedSecret(AppId app, SecretDigest digest, Instant replacedAt) {
        lastReplacements.put(app, replacedAt);
        replacedSecrets.put(digest, app);
    }

    @Override
    public Impact impactOfSecretsMadeBefore(Instant instant, Optional<TenantId> tenant) {
        return impact(app -> tenant.filter(only -> !only.equals(app.tenant())).isEmpty()
                && app.secret()
                        .filter(secret -> secret.createdAt().isBefore(instant))
                        .isPresent());
    }

    @Override
    public List<SecretExpiry> agingSecrets(Instant now, Optional<AppId> after, int limit) {
        return rows.all().stream()
                .filter(app -> app.secret().isPresent() && ageOf(app).isPresent())
                .map(app -> new SecretExpiry(
                        app.tenant(),
                        app.id(),
                        app.name().display().value(),
                        app.secret().orElseThrow().createdAt(),
                        ageOf(app).orElseThrow(),
                        Optional.ofNullable(warnings.get(app.id()))))
                .filter(secret -> !secret.createdAt().plus(secret.age().max()).isAfter(now.plus(SecretAge.GRACE)))
                .sorted(Comparator.comparing(secret -> secret.app().toString()))
                .filter(secret -> after.filter(last -> secret.app().toString().compareTo(last.toString()) <= 0)
                        .isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean markWarned(SecretExpiry secret, Instant now) {
        boolean nobodyElse = Optional.ofNullable(warnings.get(secret.app())).equals(secret.warnedAt())
                && rows.find(secret.app())
                        .flatMap(App::secret)
                        .filter(one -> one.createdAt().equals(secret.createdAt()))
                        .isPresent();
        if (nobodyElse) {
            warnings.put(secret.app(), now);
        }
        return nobodyElse;
    }

    @Override
    public Impact impactOf(RegionCode region) {
        return impact(app -> app.stamp().region().equals(region));
    }

    @Override
    public Impact impactOf(DbCode database) {
        return impact(app -> app.stamp().dbCode().equals(database));
    }

    @Override
    public Impact impactOf(PlanCode plan) {
        return impact(app -> app.plan().filter(plan::equals).isPresent());
    }

    private Impact impact(Predicate<App> concerned) {
        List<App> apps = rows.all().stream().filter(concerned).toList();
        return new Impact(
                apps.size(),
                apps.stream().map(App::tenant).distinct().count(),
                apps.stream()
                        .flatMap(app -> app.times().lastTokenIssuedAt().stream())
                        .max(Comparator.naturalOrder()));
    }

    @Override
    public List<PlanHolder> holdersOf(PlanCode plan, int limit) {
        return rows.all().stream()
                .filter(app -> app.plan().filter(plan::equals).isPresent())
                .sorted(Comparator.comparing(
                                (App app) -> app.times().lastTokenIssuedAt().orElse(Instant.MIN))
                        .reversed()
                        .thenComparing(app -> app.id().toString()))
                .limit(limit)
                .map(app -> new PlanHolder(
                        app.tenant(),
                        tenants.find(app.tenant()).orElseThrow().name().value(),
                        app.id(),
                        app.name().display().value(),
                        app.times().lastTokenIssuedAt()))
                .toList();
    }

    /** Those that fulfil a condition. */
    List<App> matching(Predicate<App> condition) {
        return rows.all().stream().filter(condition).toList();
    }

    IssuanceDirectory directory(InMemoryResourceServers servers) {
        return new IssuanceDirectory() {
            @Override
            public Optional<Entry> find(ClientId clientId, Optional<String> resource) {
                return rows.all().stream()
                        .filter(app -> app.clientId().equals(clientId))
                        .findAny()
                        .map(app -> entry(app, target(app, servers, resource)));
            }

            @Override
            public Optional<Entry> find(TenantId tenant, AppId app, Optional<String> resource) {
                return InMemoryApps.this.find(tenant, app).map(found -> entry(found, target(found, servers, resource)));
            }
        };
    }

    private Optional<TargetApi> target(App app, InMemoryResourceServers servers, Optional<String> resource) {
        Optional<ResourceServer> server = resource.isPresent()
                ? servers.rows().stream()
                        .filter(one -> one.api()
                                .filter(api -> api.identifier().value().equals(resource.get()))
                                .isPresent())
                        .findAny()
                : servers.findDefault();
        return server.map(found -> target(app, found));
    }

    private TargetApi target(App app, ResourceServer server) {
        Api api = server.api().orElseThrow();
        return new TargetApi(
                server.id(),
                api.identifier().value(),
                api.settings().scopeNames(),
                api.settings().signingAlgorithm(),
                api.settings().tokenLifetime(),
                api.settings().tokenType(),
                api.settings().access(),
                api.settings().enabled(),
                app.plan().flatMap(plans::find).flatMap(plan -> plan.apis().stream()
                        .filter(opened -> opened.api().equals(server.id()))
                        .findAny()
                        .map(OpenedApi::scopes)),
                api.settings().requireDpop());
    }

    private Entry entry(App app, Optional<TargetApi> api) {
        Tenant tenant = tenants.find(app.tenant()).orElseThrow();
        IssuanceFacts facts = new IssuanceFacts(
                tenant.id(),
                tenant.status(),
                app.id(),
                app.clientId(),
                app.settings().enabled(),
                Optional.of(app.stamp().region()),
                Optional.of(app.stamp().dbCode()),
                app.settings().allowedDomains(),
                app.plan()
                        .flatMap(plans::find)
                        .map(plan -> new IssuanceFacts.AssignedPlan(
                                plan.code(), plan.status(), plan.revision(), plan.limits())),
                api,
                app.credentialVersion(),
                app.credentials().overlap());
        return new Found(
                app.secret().map(StoredCredential::digest),
                app.secret().map(StoredCredential::createdAt),
                tenant.secretAge(),
                app.credentials().overlap(),
                app.credentials().publicKeys(),
                facts,
                keys.revision(KeyPurpose.ACCESS_TOKEN));
    }

    private record Found(
            Optional<SecretDigest> secret,
            Optional<Instant> secretCreatedAt,
            Optional<SecretAge> secretAge,
            Optional<Overlap> overlap,
            List<ClientKey> publicKeys,
            IssuanceFacts facts,
            long keyRevision)
            implements Entry {}
}
