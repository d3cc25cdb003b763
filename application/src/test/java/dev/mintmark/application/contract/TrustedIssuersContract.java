package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.app;
import static dev.mintmark.application.contract.Given.federated;
import static dev.mintmark.application.contract.Given.firstPage;
import static dev.mintmark.application.contract.Given.later;
import static dev.mintmark.application.contract.Given.trustedIssuer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.TrustedIssuers;
import dev.mintmark.application.port.out.host.TrustedIssuers.Usage;
import dev.mintmark.application.port.out.token.FederationDirectory;
import dev.mintmark.application.port.out.token.FederationDirectory.Match;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.FederatedToken;
import dev.mintmark.domain.federation.FederatedUse;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.KeySource;
import dev.mintmark.domain.federation.RequiredClaims;
import dev.mintmark.domain.federation.SubjectPattern;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of trusted issuers, and of the credentials that apps have of them, does. */
public abstract class TrustedIssuersContract {
    private static final String ISSUER = "https://issuer.example";

    private Stores stores;
    private TrustedIssuers issuers;
    private FederationDirectory directory;
    private Given given;
    private TenantId tenant;
    private RegionDatabase database;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void noIssuers() {
        stores = stores();
        issuers = stores.trustedIssuers();
        directory = stores.federationDirectory();
        given = new Given(stores);
        tenant = given.storedTenant().id();
        database = given.storedDatabase();
    }

    private Optional<TrustedIssuer> find(TrustedIssuer issuer) {
        return given.inUnitOfWork(() -> issuers.find(issuer.id()));
    }

    private App stored(String name, FederatedCredential... credentials) {
        App app = given.stored(app(name, tenant, database));
        return with(app, credentials);
    }

    private App with(App app, FederatedCredential... credentials) {
        return given.inUnitOfWork(() -> stores.apps()
                .update(app.withCredentials(app.credentials().withFederated(Arrays.asList(credentials)), later(1))));
    }

    private Optional<App> find(App app) {
        return given.inUnitOfWork(() -> stores.apps().find(app.tenant(), app.id()));
    }

    private static FederatedUse use(String subject, long seconds) {
        return new FederatedUse(ISSUER, subject, Optional.of("id"), later(seconds));
    }

    private void used(App app, String name, FederatedUse use) {
        given.inUnitOfWork(() -> stores.activities()
                .add(new ActivityBatch(
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(new ActivityBatch.CredentialOfApp(app.id(), name), use))));
    }

    private Map<String, FederatedUse> uses(App app) {
        return given.inUnitOfWork(() -> stores.activities().federatedUses(app.id()));
    }

    @Test
    void findsAnIssuerAsItWasAdded() {
        TrustedIssuer usual = given.stored(trustedIssuer(ISSUER));
        TrustedIssuer most = given.stored(TrustedIssuer.register(
                new TrustedIssuerId(Given.uuid()),
                "https://issuer.example/" + "a".repeat(TrustedIssuer.MAX_ADDRESS - 23),
                new TrustedIssuerSettings(
                        new DisplayName("\uD83D\uDE00".repeat(100)),
                        new KeySource(Optional.empty(), Optional.of("{\"keys\":[" + "1".repeat(60_000) + "]}")),
                        List.of(IssuerAlgorithm.values()),
                        TrustedIssuerSettings.LONGEST,
                        false),
                Given.NOW));
        TrustedIssuer byAddress = given.stored(TrustedIssuer.register(
                new TrustedIssuerId(Given.uuid()),
                ISSUER,
                new TrustedIssuerSettings(
                        new DisplayName("Keys"),
                        new KeySource(Optional.of("https://keys.example/"), Optional.empty()),
                        List.of(IssuerAlgorithm.ES512),
                        Duration.ofMinutes(1),
                        true),
                Given.NOW));

        for (TrustedIssuer issuer : List.of(usual, most, byAddress)) {
            assertThat(find(issuer)).contains(issuer);
        }
        assertThat(given.inUnitOfWork(
                        () -> issuers.findAll(Set.of(usual.id(), most.id(), new TrustedIssuerId(Given.uuid())))))
                .containsExactlyInAnyOrder(usual, most);
        assertThat(given.inUnitOfWork(() -> issuers.findAll(Set.of()))).isEmpty();
        assertThat(given.inUnitOfWork(issuers::lockAndCount)).isEqualTo(3);
    }

    @Test
    void storesOtherSettingsUnderTheNextVersion() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));

        TrustedIssuer changed = given.inUnitOfWork(() -> issuers.update(disabled(issuer)));

        assertThat(changed.version()).isEqualTo(issuer.version() + 1);
        assertThat(changed.settings().enabled()).isFalse();
        assertThat(find(issuer)).contains(changed);
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> issuers.update(disabled(issuer))));
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> issuers.remove(issuer)));
    }

    private static TrustedIssuer disabled(TrustedIssuer issuer) {
        TrustedIssuerSettings settings = issuer.settings();
        return issuer.with(
                new TrustedIssuerSettings(
                        settings.name(), settings.keys(), settings.algorithms(), settings.maxTokenLifetime(), false),
                later(1));
    }

    @Test
    void removesAnIssuerThatNoAppUses() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));

        given.inUnitOfWork(() -> issuers.remove(issuer));

        assertThat(find(issuer)).isEmpty();
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> issuers.remove(issuer)));
    }

    @Test
    void keepsAnIssuerThatAnAppUsesUntilItDoesNot() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        App app = stored("One", federated("Main", issuer, "me"));

        Refused.with(Refusal.TRUSTED_ISSUER_IN_USE, () -> given.inUnitOfWork(() -> issuers.remove(issuer)));
        assertThat(find(issuer)).contains(issuer);
        with(app);
        given.inUnitOfWork(() -> issuers.remove(issuer));
        assertThat(find(issuer)).isEmpty();
    }

    @Test
    void refusesACredentialOfAnIssuerThatIsGone() {
        TrustedIssuer never = trustedIssuer(ISSUER);

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> stored("One", federated("Main", never, "me")));
    }

    @Test
    void letsAnAppWithCredentialsBeDeleted() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        App app = stored("One", federated("Main", issuer, "me"));

        given.inUnitOfWork(() -> stores.apps().remove(app, later(2)));

        assertThat(find(app)).isEmpty();
        assertThat(directory.hasAny(app.id())).isFalse();
        given.inUnitOfWork(() -> issuers.remove(issuer));
    }

    @Test
    void listsTheOldestFirstAndChoicesByName() {
        TrustedIssuer first = given.stored(named("B", true));
        TrustedIssuer second = given.stored(named("A", true));
        TrustedIssuer off = given.stored(named("0", false));

        Page<TrustedIssuer> page = given.inUnitOfWork(() -> issuers.list(firstPage(2)));
        Page<TrustedIssuer> next = given.inUnitOfWork(() -> issuers.list(new Page.Request(2, page.next())));

        assertThat(page.items()).containsExactly(first, second);
        assertThat(next.items()).containsExactly(off);
        assertThat(given.inUnitOfWork(issuers::choices)).containsExactly(second, first);
    }

    private static TrustedIssuer named(String name, boolean enabled) {
        return TrustedIssuer.register(
                new TrustedIssuerId(Given.uuid()),
                ISSUER,
                new TrustedIssuerSettings(
                        new DisplayName(name),
                        KeySource.DISCOVERY,
                        List.of(IssuerAlgorithm.RS256),
                        Duration.ofHours(1),
                        enabled),
                Given.NOW);
    }

    @Test
    void keepsTheCredentialsOfAnAppInOrderWithEveryKindOfClaim() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("z", "text with = and \\ and ä 😀");
        claims.put("a", new BigDecimal("1.50"));
        claims.put("m", true);
        claims.put("n", false);
        claims.put("e", "");
        FederatedCredential full = new FederatedCredential(
                new DisplayName("Full"), issuer.id(), new SubjectPattern("repo:a/*"), new RequiredClaims(claims));

        App app = stored("One", federated("Z", issuer, "z"), full, federated("A", issuer, "a"));

        assertThat(find(app)).contains(app);
        assertThat(app.credentials().federated())
                .extracting(credential -> credential.name().value())
                .containsExactly("Z", "Full", "A");
        assertThat(app.credentials().federated().get(1).claims().values()).containsExactlyEntriesOf(claims);
        assertThat(given.inUnitOfWork(() -> stores.apps().list(Given.everyAppOf(tenant)))
                        .items())
                .containsExactly(app);
        assertThat(given.inUnitOfWork(() ->
                        stores.apps().lockBySecret(app.secret().orElseThrow().digest())))
                .contains(app);
    }

    @Test
    void keepsTheLargestCredentialsThatThereCanBe() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        Map<String, Object> claims = new LinkedHashMap<>();
        IntStream.range(0, RequiredClaims.MAX)
                .forEach(i ->
                        claims.put(i + "ä".repeat(RequiredClaims.MAX_NAME - 1), "ö".repeat(RequiredClaims.MAX_VALUE)));
        FederatedCredential[] five = IntStream.range(0, FederatedCredential.MAX_IN_LIST)
                .mapToObj(i -> new FederatedCredential(
                        new DisplayName(i + "\uD83D\uDE00".repeat(99)),
                        issuer.id(),
                        new SubjectPattern("s".repeat(SubjectPattern.MAX_LENGTH)),
                        new RequiredClaims(claims)))
                .toArray(FederatedCredential[]::new);

        assertThat(find(stored("One", five)).orElseThrow().credentials().federated())
                .containsExactly(five);
    }

    @Test
    void leavesCredentialsAloneWhereSomethingElseOfTheAppChanges() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        App app = stored("One", federated("Main", issuer, "me"));
        used(app, "Main", use("me", 5));

        App renamed = given.inUnitOfWork(() -> stores.apps().update(app.withSettings(Given.settings("Two"), later(2))));

        assertThat(renamed.credentials().federated())
                .isEqualTo(app.credentials().federated());
        assertThat(find(app)).contains(renamed);
        assertThat(uses(app)).containsOnlyKeys("Main");
    }

    @Test
    void findsEveryIssuerOfAName() {
        TrustedIssuer one = given.stored(trustedIssuer(ISSUER));
        TrustedIssuer same = given.stored(trustedIssuer(ISSUER));
        TrustedIssuer other = given.stored(trustedIssuer("https://Issuer.example"));
        FederatedCredential first = federated("One", one, "a");
        FederatedCredential second = federated("Two", one, "b");
        App app = stored("App", first, second, federated("Other", other, "c"));
        App without = given.stored(app("Without", tenant, database));

        assertThat(directory.find(app.clientId(), ISSUER))
                .containsExactlyInAnyOrder(
                        new Match(one, Optional.of(first)),
                        new Match(one, Optional.of(second)),
                        new Match(same, Optional.empty()));
        for (var clientId : List.of(without.clientId(), Given.clientId())) {
            assertThat(directory.find(clientId, ISSUER))
                    .containsExactlyInAnyOrder(new Match(one, Optional.empty()), new Match(same, Optional.empty()));
        }
        for (String unknown : List.of("https://unknown.example", "", "a\u0000", "\ud800")) {
            assertThat(directory.find(app.clientId(), unknown)).isEmpty();
        }
        assertThat(directory.hasAny(app.id())).isTrue();
        assertThat(directory.hasAny(without.id())).isFalse();
        assertThat(directory.hasAny(new AppId(Given.uuid()))).isFalse();
    }

    @Test
    void showsAChangeAtOnce() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        FederatedCredential credential = federated("One", issuer, "a");
        App app = stored("App", credential);
        directory.find(app.clientId(), ISSUER);

        TrustedIssuer off = given.inUnitOfWork(() -> issuers.update(disabled(issuer)));
        assertThat(directory.find(app.clientId(), ISSUER)).containsExactly(new Match(off, Optional.of(credential)));
        with(app);
        assertThat(directory.find(app.clientId(), ISSUER)).containsExactly(new Match(off, Optional.empty()));
    }

    @Test
    void saysWhoUsesAnIssuerAndWhenItsTokensLastProvedSomething() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        TrustedIssuer unused = given.stored(trustedIssuer(ISSUER));
        App one = stored("One", federated("A", issuer, "a"), federated("B", issuer, "b"));
        App two = stored("Two", federated("A", issuer, "a"));
        assertThat(usage(issuer)).isEqualTo(new Usage(2, 1, Optional.empty()));

        used(one, "B", use("b", 7));
        used(two, "A", use("a", 5));

        assertThat(usage(issuer)).isEqualTo(new Usage(2, 1, Optional.of(later(7))));
        assertThat(usage(unused)).isEqualTo(new Usage(0, 0, Optional.empty()));
    }

    private Usage usage(TrustedIssuer issuer) {
        return given.inUnitOfWork(() -> issuers.usage(issuer.id()));
    }

    @Test
    void keepsTheLastUseOfEachCredentialWithoutMovingTheVersion() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        App app = stored("One", federated("A", issuer, "a"), federated("B", issuer, "b"));
        FederatedUse longest = new FederatedUse(
                ISSUER, "s".repeat(8_000), Optional.of("j".repeat(FederatedToken.MAX_TOKEN_ID)), later(6));

        used(app, "A", use("first", 4));
        used(app, "A", longest);
        used(app, "A", use("earlier", 5));
        used(app, "gone", use("x", 5));
        used(Given.app("Never stored", tenant, database), "A", use("x", 5));
        used(app, "B", new FederatedUse(ISSUER, "b", Optional.empty(), later(1)));

        assertThat(uses(app))
                .isEqualTo(Map.of("A", longest, "B", new FederatedUse(ISSUER, "b", Optional.empty(), later(1))));
        assertThat(find(app)).contains(app);
    }

    @Test
    void forgetsTheUseOfACredentialThatIsReplacedAndKeepsThatOfOneThatStays() {
        TrustedIssuer issuer = given.stored(trustedIssuer(ISSUER));
        App app = stored("One", federated("A", issuer, "a"), federated("B", issuer, "b"));
        used(app, "A", use("a", 4));
        used(app, "B", use("b", 4));

        with(app, federated("B", issuer, "b"), federated("A", issuer, "other"));

        assertThat(uses(app)).containsOnlyKeys("B");
    }
}
