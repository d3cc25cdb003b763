package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.app;
import static dev.mintmark.application.contract.Given.later;
import static dev.mintmark.application.contract.Given.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.port.out.token.IssuanceDirectory.Entry;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.issuance.IssuanceFacts;
import dev.mintmark.domain.issuance.IssuanceFacts.AssignedPlan;
import dev.mintmark.domain.issuance.TargetApi;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every issuance directory does. It is asked outside of a unit of work, as issuing asks it. */
public abstract class IssuanceDirectoryContract {
    private Stores stores;
    private IssuanceDirectory directory;
    private Given given;
    private Tenant tenant;
    private RegionDatabase database;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aTenantAndADatabase() {
        stores = stores();
        directory = stores.issuanceDirectory();
        given = new Given(stores);
        tenant = given.storedTenant();
        database = given.storedDatabase();
    }

    @Test
    void showsAllThatIssuingNeedsOfAnAppWithEverything() {
        Plan plan = given.storedPlan();
        App app = given.stored(Given.fullApp(tenant.id(), database, plan.code()));

        Entry entry = directory.find(app.clientId(), Optional.empty()).orElseThrow();

        assertThat(entry.secret()).isEqualTo(app.secret().map(StoredCredential::digest));
        assertThat(entry.publicKeys()).isEmpty();
        assertThat(entry.keyRevision()).isEqualTo(keyRevision());
        assertThat(entry.facts())
                .isEqualTo(new IssuanceFacts(
                        tenant.id(),
                        TenantStatus.ACTIVE,
                        app.id(),
                        app.clientId(),
                        false,
                        Optional.of(database.region()),
                        Optional.of(database.dbCode()),
                        app.settings().allowedDomains(),
                        Optional.of(new AssignedPlan(plan.code(), PlanStatus.ACTIVE, 1, plan.limits())),
                        Optional.empty(),
                        1,
                        Optional.empty()));
    }

    @Test
    void showsAChangeOfTheSigningKeysAtOnce() {
        App app = given.stored(app("Signed", tenant.id(), database));
        long before =
                directory.find(app.clientId(), Optional.empty()).orElseThrow().keyRevision();

        given.inUnitOfWork(() -> stores.signingKeys().add(Given.signingKey(KeyPurpose.ACCESS_TOKEN, Given.NOW)));

        assertThat(directory
                        .find(app.clientId(), Optional.empty())
                        .orElseThrow()
                        .keyRevision())
                .isNotEqualTo(before)
                .isEqualTo(keyRevision());
    }

    private long keyRevision() {
        return stores.keyRevisions().now(KeyPurpose.ACCESS_TOKEN);
    }

    @Test
    void showsAllThatIssuingNeedsOfAnAppWithNothing() {
        App app = given.stored(app("Bare", tenant.id(), database));

        IssuanceFacts facts = facts(app);

        assertThat(facts.enabled()).isTrue();
        assertThat(facts.allowedDomains()).isEqualTo(AllowedDomains.NONE);
        assertThat(facts.plan()).isEmpty();
    }

    @Test
    void showsThePublicKeysOfAnAppWithoutASecret() {
        App app = given.stored(app("Keys", tenant.id(), database));
        List<ClientKey> keys = List.of(Given.clientKey(), Given.clientKey());
        given.inUnitOfWork(() -> stores.apps()
                .update(app.withCredentials(
                        app.credentials().withPublicKeys(keys).withoutSecret(), later(1))));

        Entry entry = directory.find(app.clientId(), Optional.empty()).orElseThrow();

        assertThat(entry.secret()).isEmpty();
        assertThat(entry.publicKeys()).isEqualTo(keys);
        assertThat(entry.hasCredential(Given.NOW)).isTrue();
    }

    @Test
    void showsTheReplacedSecretThatOverlapsAndHowLong() {
        App app = given.stored(app("Overlapping", tenant.id(), database));
        App changed = given.inUnitOfWork(
                () -> stores.apps().update(app.replaceSecret(Given.credential(), Duration.ofHours(1), later(1))));

        Entry entry = directory.find(app.clientId(), Optional.empty()).orElseThrow();

        Overlap overlap = new Overlap(app.secret().orElseThrow(), later(3601), 1);
        assertThat(entry.secret()).isEqualTo(changed.secret().map(StoredCredential::digest));
        assertThat(entry.overlap()).contains(overlap);
        assertThat(entry.facts().overlap()).contains(overlap);
        assertThat(entry.facts().credentialVersion()).isEqualTo(2);
        assertThat(entry.facts().credentialFloor(later(3600))).isEqualTo(1);
        assertThat(entry.facts().credentialFloor(later(3601))).isEqualTo(2);
    }

    @Test
    void showsHowOldTheSecretIsAndMayBecome() {
        App app = given.stored(app("Aging", tenant.id(), database));
        assertThat(directory
                        .find(app.clientId(), Optional.empty())
                        .orElseThrow()
                        .secretAge())
                .isEmpty();
        given.inUnitOfWork(
                () -> stores.tenants().update(tenant.withSecretMaxAge(Optional.of(Duration.ofDays(90)), later(1))));

        Entry entry = directory.find(app.clientId(), Optional.empty()).orElseThrow();

        assertThat(entry.secretCreatedAt()).contains(Given.NOW);
        assertThat(entry.secretAge()).contains(new SecretAge(Duration.ofDays(90), later(1)));
    }

    @Test
    void showsAnAppThatHasOnlyAReplacedSecretUntilThatEnds() {
        App app = given.stored(app("Leaked", tenant.id(), database));
        App overlapping = app.replaceSecret(Given.credential(), Duration.ofHours(1), later(1));
        given.inUnitOfWork(() -> stores.apps()
                .update(overlapping.withCredentials(overlapping.credentials().secretRevoked(), later(1))));

        Entry entry = directory.find(app.clientId(), Optional.empty()).orElseThrow();

        assertThat(entry.hasCredential(later(3600))).isTrue();
        assertThat(entry.hasCredential(later(3601))).isFalse();
    }

    @Test
    void showsAnAppThatHasNothingToAuthenticateWith() {
        App app = given.stored(app("Revoked", tenant.id(), database));
        given.inUnitOfWork(
                () -> stores.apps().update(app.withCredentials(app.credentials().secretRevoked(), later(1))));

        assertThat(directory
                        .find(app.clientId(), Optional.empty())
                        .orElseThrow()
                        .hasCredential(Given.NOW))
                .isFalse();
    }

    @Test
    void findsTheSameByTenantAndApp() {
        App app = given.stored(
                Given.fullApp(tenant.id(), database, given.storedPlan().code()));

        Entry one = directory.find(tenant.id(), app.id(), Optional.empty()).orElseThrow();
        Entry other = directory.find(app.clientId(), Optional.empty()).orElseThrow();

        assertThat(one.facts()).isEqualTo(other.facts());
        assertThat(one.secret()).isPresent().isEqualTo(other.secret());
        assertThat(one.publicKeys()).isEqualTo(other.publicKeys());
    }

    @Test
    void findsNothingThatIsUnknownOrAnothersOrGone() {
        App app = given.stored(app("Mine", tenant.id(), database));
        Tenant other = given.storedTenant();
        App gone = given.stored(app("Gone", tenant.id(), database));
        given.inUnitOfWork(() -> stores.apps().remove(gone, Given.NOW));

        assertThat(directory.find(Given.clientId(), Optional.empty())).isEmpty();
        assertThat(directory.find(tenant.id(), new AppId(Given.uuid()), Optional.empty()))
                .isEmpty();
        assertThat(directory.find(other.id(), app.id(), Optional.empty())).isEmpty();
        assertThat(directory.find(gone.clientId(), Optional.empty())).isEmpty();
    }

    @Test
    void showsAChangeOfTheAppAtOnce() {
        App app = given.stored(app("Changing", tenant.id(), database));
        directory.find(app.clientId(), Optional.empty());
        AppSettings off = new AppSettings(
                settings("x").name(), List.of(), List.of(), settings("x").allowedDomains(), false);

        App changed = given.inUnitOfWork(() ->
                stores.apps().update(app.withSettings(off, later(1)).replaceSecret(Given.credential(), later(1))));

        Entry entry = directory.find(app.clientId(), Optional.empty()).orElseThrow();
        assertThat(entry.secret()).isEqualTo(changed.secret().map(StoredCredential::digest));
        assertThat(entry.facts().enabled()).isFalse();
        assertThat(entry.facts().credentialVersion()).isEqualTo(2);
    }

    @Test
    void showsAChangeOfTheTenantAtOnce() {
        App app = given.stored(app("Suspended", tenant.id(), database));
        directory.find(app.clientId(), Optional.empty());

        given.inUnitOfWork(() -> stores.tenants().update(tenant.become(TenantStatus.SUSPENDED, later(1))));

        assertThat(facts(app).tenantStatus()).isEqualTo(TenantStatus.SUSPENDED);
    }

    @Test
    void showsAChangeOfThePlanAtOnceWithEveryLimit() {
        Plan plan = given.storedPlan();
        App app = given.stored(Given.fullApp(tenant.id(), database, plan.code()));
        directory.find(app.clientId(), Optional.empty());
        Map<Limit, Long> limits = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            limits.put(limit, Limits.MAX - 100 + limit.ordinal());
        }

        given.inUnitOfWork(() -> stores.plans()
                .update(plan.with(plan.name(), Limits.of(limits), later(1)).become(PlanStatus.ARCHIVED, later(1))));

        assertThat(facts(app).plan())
                .contains(new AssignedPlan(plan.code(), PlanStatus.ARCHIVED, 2, Limits.of(limits)));
    }

    @Test
    void showsTheDefaultApiWhereNoneIsNamed() {
        App app = given.stored(app("Default", tenant.id(), database));
        assertThat(facts(app).api()).as("before the first start has made it").isEmpty();
        ResourceServer server = given.stored(Given.defaultApi());
        given.stored(Given.api("https://other.example"));

        assertThat(facts(app).api()).contains(target(server, Optional.empty()));
        assertThat(facts(app, "mintmark-api").api()).isEqualTo(facts(app).api());
        assertThat(directory
                        .find(tenant.id(), app.id(), Optional.empty())
                        .orElseThrow()
                        .facts())
                .isEqualTo(facts(app));
    }

    @Test
    void showsTheApiThatIsNamedToTheLetter() {
        App app = given.stored(app("Named", tenant.id(), database));
        ResourceServer server = given.stored(Given.api("https://api.example/a"));

        assertThat(facts(app, "https://api.example/a").api()).contains(target(server, Optional.empty()));
        for (String other :
                List.of("https://api.example/A", "https://api.example/a/", "https://api.example/a ", "", "\u0000")) {
            assertThat(facts(app, other).api()).as("%s", other).isEmpty();
        }
    }

    @Test
    void showsWhatThePlanOfTheAppOpensOfTheApi() {
        ResourceServer server = given.stored(Given.api("https://api.example"));
        ResourceServer other = given.stored(Given.api("https://other.example"));
        Plan plan = given.storedPlan();
        App app = given.stored(Given.fullApp(tenant.id(), database, plan.code()));
        App without = given.stored(app("Without", tenant.id(), database));

        Plan opening = given.inUnitOfWork(() -> stores.plans()
                .update(plan.opening(List.of(new OpenedApi(server.id(), List.of("write", "read"))), later(1))));

        assertThat(facts(app, "https://api.example").api())
                .contains(target(server, Optional.of(List.of("write", "read"))));
        assertThat(facts(app, "https://other.example").api()).contains(target(other, Optional.empty()));
        assertThat(facts(without, "https://api.example").api()).contains(target(server, Optional.empty()));
        given.inUnitOfWork(
                () -> stores.plans().update(opening.opening(List.of(new OpenedApi(server.id(), List.of())), later(2))));
        assertThat(facts(app, "https://api.example").api()).contains(target(server, Optional.of(List.of())));
    }

    @Test
    void showsAChangeOfTheApiAtOnce() {
        App app = given.stored(app("Changed API", tenant.id(), database));
        ResourceServer server = given.stored(Given.api("https://api.example"));
        facts(app, "https://api.example");
        ApiSettings settings = new ApiSettings(
                List.of(), SigningAlgorithm.RS256, Duration.ofHours(24), TokenType.JWT, ApiAccess.BY_PLAN, false, true);

        ResourceServer changed = given.inUnitOfWork(() -> stores.resourceServers()
                .update(server.with(server.name(), server.api().map(api -> api.with(settings)), later(1))));

        assertThat(facts(app, "https://api.example").api()).contains(target(changed, Optional.empty()));
        given.inUnitOfWork(() -> stores.resourceServers().remove(changed));
        assertThat(facts(app, "https://api.example").api()).isEmpty();
    }

    private static TargetApi target(ResourceServer server, Optional<List<String>> scopesOfPlan) {
        Api api = server.api().orElseThrow();
        ApiSettings settings = api.settings();
        return new TargetApi(
                server.id(),
                api.identifier().value(),
                settings.scopeNames(),
                settings.signingAlgorithm(),
                settings.tokenLifetime(),
                settings.tokenType(),
                settings.access(),
                settings.enabled(),
                scopesOfPlan,
                settings.requireDpop());
    }

    private IssuanceFacts facts(App app, String resource) {
        return directory
                .find(app.clientId(), Optional.of(resource))
                .orElseThrow()
                .facts();
    }

    private IssuanceFacts facts(App app) {
        return directory.find(app.clientId(), Optional.empty()).orElseThrow().facts();
    }
}
