package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.app;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.DayCount;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of what was counted at the token endpoint does. */
public abstract class ActivitiesContract {
    private static final Hour HOUR = Hour.of(Given.NOW);
    private static final LocalDate TODAY = HOUR.day();

    private Stores stores;
    private Activities activities;
    private Given given;
    private Tenant tenant;
    private App app;
    private App other;
    private ResourceServer api;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void twoApps() {
        stores = stores();
        activities = stores.activities();
        given = new Given(stores);
        tenant = given.storedTenant();
        app = given.stored(app("One", tenant.id(), given.storedDatabase()));
        other = given.stored(app("Two", tenant.id(), given.storedDatabase()));
        api = given.stored(Given.api("https://api.example"));
    }

    private static OutcomeCount count(Hour hour, String outcome, long times) {
        return new OutcomeCount(hour, outcome, times);
    }

    private void add(Map<AppId, List<OutcomeCount>> apps) {
        add(new ActivityBatch(apps, Map.of(), Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private void add(ActivityBatch collected) {
        given.inUnitOfWork(() -> activities.add(collected));
    }

    private List<OutcomeCount> of(App which) {
        return given.inUnitOfWork(() -> activities.of(which.id(), HOUR.plus(-10)));
    }

    private Optional<Instant> lastIssued() {
        return given.inUnitOfWork(() -> stores.apps().find(tenant.id(), app.id()))
                .orElseThrow()
                .times()
                .lastTokenIssuedAt();
    }

    @Test
    void addsToWhatWasCountedBefore() {
        add(Map.of(app.id(), List.of(count(HOUR, "issued", 3), count(HOUR, "app_disabled", 1))));
        add(Map.of(
                app.id(), List.of(count(HOUR, "issued", 4), count(HOUR.plus(1), "issued", 1)),
                other.id(), List.of(count(HOUR, "issued", 2))));

        assertThat(of(app))
                .containsExactlyInAnyOrder(
                        count(HOUR, "issued", 7), count(HOUR, "app_disabled", 1), count(HOUR.plus(1), "issued", 1));
        assertThat(given.inUnitOfWork(() -> activities.ofAll(HOUR.plus(-10))))
                .containsExactlyInAnyOrder(
                        count(HOUR, "issued", 9), count(HOUR, "app_disabled", 1), count(HOUR.plus(1), "issued", 1));
    }

    @Test
    void readsFromAnHourOn() {
        add(Map.of(app.id(), List.of(count(HOUR.plus(-11), "issued", 3), count(HOUR.plus(-10), "issued", 1))));

        assertThat(of(app)).containsExactly(count(HOUR.plus(-10), "issued", 1));
        assertThat(given.inUnitOfWork(() -> activities.ofAll(HOUR.plus(-10))))
                .containsExactly(count(HOUR.plus(-10), "issued", 1));
    }

    @Test
    void findsTheAppOfAClaimedClientIdAndDropsUnknownOnes() {
        add(new ActivityBatch(
                Map.of(app.id(), List.of(count(HOUR, "invalid_client", 1))),
                Map.of(),
                Map.of(
                        app.clientId(), List.of(count(HOUR, "invalid_client", 2)),
                        Given.clientId(), List.of(count(HOUR, "invalid_client", 5))),
                Map.of(),
                Map.of(),
                Map.of()));

        assertThat(of(app)).containsExactly(count(HOUR, "invalid_client", 3));
        assertThat(given.inUnitOfWork(() -> activities.ofAll(HOUR))).containsExactly(count(HOUR, "invalid_client", 3));
    }

    @Test
    void movesTheLastTokenForwardOnlyAndLeavesTheVersionAlone() {
        add(new ActivityBatch(Map.of(), Map.of(use(app), later(5)), Map.of(), Map.of(), Map.of(), Map.of()));
        add(new ActivityBatch(Map.of(), Map.of(use(app), later(3)), Map.of(), Map.of(), Map.of(), Map.of()));

        assertThat(lastIssued()).contains(later(5));
        assertThat(given.inUnitOfWork(() -> stores.apps().find(tenant.id(), app.id()))
                        .orElseThrow()
                        .version())
                .isEqualTo(app.version());
    }

    @Test
    void saysWhoGetsTokensForAnApiAndWhenTheLastOneWasIssued() {
        ResourceServer unused = given.stored(Given.api("https://unused.example"));
        assertThat(usage(unused)).isEqualTo(new ResourceServers.Usage(0, 0, 0, Optional.empty()));

        add(new ActivityBatch(
                Map.of(), Map.of(use(app), later(5), use(other), later(2)), Map.of(), Map.of(), Map.of(), Map.of()));
        add(new ActivityBatch(Map.of(), Map.of(use(app), later(4)), Map.of(), Map.of(), Map.of(), Map.of()));

        assertThat(usage(api)).isEqualTo(new ResourceServers.Usage(2, 1, 0, Optional.of(later(5))));
        assertThat(usage(unused)).isEqualTo(new ResourceServers.Usage(0, 0, 0, Optional.empty()));
        assertThat(given.inUnitOfWork(() -> stores.resourceServers().find(api.id())))
                .as("its version stays")
                .contains(api);
        given.inUnitOfWork(() -> stores.apps().remove(app, Given.NOW));
        assertThat(usage(api)).isEqualTo(new ResourceServers.Usage(1, 1, 0, Optional.of(later(5))));
    }

    @Test
    void countsAmongThoseWhoGetTokensWhoeverHoldsAPlanThatOpensTheApi() {
        Plan plan = given.storedPlan();
        given.inUnitOfWork(
                () -> stores.plans().update(plan.opening(List.of(new OpenedApi(api.id(), List.of("read"))), later(1))));
        Tenant another = given.storedTenant();
        RegionDatabase database = given.storedDatabase();
        given.stored(Given.fullApp(another.id(), database, plan.code()));
        App holder = given.stored(Given.fullApp(tenant.id(), database, plan.code()));
        add(new ActivityBatch(
                Map.of(), Map.of(use(holder), later(1), use(app), later(2)), Map.of(), Map.of(), Map.of(), Map.of()));

        assertThat(usage(api)).isEqualTo(new ResourceServers.Usage(3, 2, 1, Optional.of(later(2))));
    }

    @Test
    void dropsTheUseOfAnApiThatIsGone() {
        given.inUnitOfWork(() -> stores.resourceServers().remove(api));

        add(new ActivityBatch(Map.of(), Map.of(use(app), later(5)), Map.of(), Map.of(), Map.of(), Map.of()));

        assertThat(lastIssued()).as("the app got it all the same").contains(later(5));
        assertThat(usage(api)).isEqualTo(new ResourceServers.Usage(0, 0, 0, Optional.empty()));
    }

    private ResourceServers.Usage usage(ResourceServer server) {
        return given.inUnitOfWork(() -> stores.resourceServers().usage(server.id()));
    }

    private ActivityBatch.AppApi use(App user) {
        return new ActivityBatch.AppApi(user.id(), api.id());
    }

    @Test
    void countsTriesWithReplacedSecretsSinceTheLastReplacement() {
        SecretDigest first = Given.digest();
        SecretDigest second = Given.digest();
        given.inUnitOfWork(() -> stores.apps().keepReplacedSecret(app.id(), first, later(1)));
        add(new ActivityBatch(Map.of(), Map.of(), Map.of(), Map.of(first, 2L, Given.digest(), 9L), Map.of(), Map.of()));
        add(new ActivityBatch(Map.of(), Map.of(), Map.of(), Map.of(first, 1L), Map.of(), Map.of()));
        assertThat(attempts(app)).isEqualTo(3);

        given.inUnitOfWork(() -> stores.apps().keepReplacedSecret(app.id(), second, later(2)));
        assertThat(attempts(app)).isZero();
        add(new ActivityBatch(Map.of(), Map.of(), Map.of(), Map.of(first, 1L, second, 4L), Map.of(), Map.of()));

        assertThat(attempts(app)).isEqualTo(5);
        assertThat(attempts(other)).isZero();
    }

    private long attempts(App which) {
        return given.inUnitOfWork(() -> activities.replacedSecretAttempts(which.id()));
    }

    /** Of two secrets that overlap, too. */
    @Test
    void movesTheLastUseOfASecretForwardOnlyAndTakesItAlongWhenTheSecretIsReplaced() {
        SecretDigest first = app.secret().orElseThrow().digest();
        used(first, 5);
        used(first, 3);
        used(Given.digest(), 9);
        assertThat(lastUses()).containsExactly(Optional.of(later(5)), Optional.empty());
        assertThat(found().version()).isEqualTo(app.version());

        StoredCredential second = Given.credential();
        given.inUnitOfWork(() -> stores.apps().update(found().replaceSecret(second, Duration.ofDays(1), later(6))));
        assertThat(lastUses()).containsExactly(Optional.empty(), Optional.of(later(5)));
        used(first, 7);
        used(second.digest(), 8);
        assertThat(lastUses()).containsExactly(Optional.of(later(8)), Optional.of(later(7)));

        given.inUnitOfWork(
                () -> stores.apps().update(found().replaceSecret(Given.credential(), Duration.ofDays(1), later(9))));
        assertThat(lastUses()).containsExactly(Optional.empty(), Optional.of(later(8)));
        given.inUnitOfWork(() -> stores.apps()
                .update(found().withCredentials(found().credentials().overlapEnded(), later(10))));
        used(second.digest(), 11);
        assertThat(lastUses()).containsExactly(Optional.empty(), Optional.empty());
    }

    private void used(SecretDigest secret, long second) {
        add(new ActivityBatch(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(new ActivityBatch.SecretOfApp(app.id(), secret), later(second)),
                Map.of()));
    }

    private App found() {
        return given.inUnitOfWork(() -> stores.apps().find(tenant.id(), app.id()))
                .orElseThrow();
    }

    private List<Optional<Instant>> lastUses() {
        App.Times times = found().times();
        return List.of(times.secretLastUsedAt(), times.previousSecretLastUsedAt());
    }

    @Test
    void dropsWhatIsOfAnAppThatIsGone() {
        SecretDigest old = Given.digest();
        given.inUnitOfWork(() -> stores.apps().keepReplacedSecret(app.id(), old, later(1)));
        add(Map.of(app.id(), List.of(count(HOUR, "issued", 3))));
        given.inUnitOfWork(() -> stores.apps().remove(app, Given.NOW));

        add(new ActivityBatch(
                Map.of(app.id(), List.of(count(HOUR, "issued", 1)), other.id(), List.of(count(HOUR, "issued", 1))),
                Map.of(use(app), later(1)),
                Map.of(app.clientId(), List.of(count(HOUR, "invalid_client", 1))),
                Map.of(old, 1L),
                Map.of(),
                Map.of()));

        assertThat(given.inUnitOfWork(() -> activities.ofAll(HOUR))).containsExactly(count(HOUR, "issued", 1));
    }

    @Test
    void countsByDayWhetherSummedUpOrNot() {
        Hour first = Hour.firstOf(TODAY);
        Map<AppId, List<OutcomeCount>> counted = Map.of(
                app.id(),
                List.of(
                        count(first.plus(-25), "issued", 100),
                        count(first.plus(-24), "issued", 1),
                        count(first.plus(-1), "issued", 2),
                        count(first.plus(-1), "plan_retired", 4),
                        count(first.plus(-1), "invalid_client", 8),
                        count(first.plus(-1), "new_secret", 50),
                        count(first.plus(-1), "previous_secret", 50),
                        count(first, "issued", 16)),
                other.id(),
                List.of(count(first, "app_disabled", 32)));
        DayCount yesterday = new DayCount(TODAY.minusDays(1), 3, 12);
        DayCount today = new DayCount(TODAY, 16, 0);

        add(counted);
        assertThat(days(app, other))
                .containsOnlyKeys(app.id(), other.id())
                .hasEntrySatisfying(app.id(), days -> assertThat(days).containsExactlyInAnyOrder(yesterday, today))
                .containsEntry(other.id(), List.of(new DayCount(TODAY, 0, 32)));
        assertThat(daysOfAll()).containsExactlyInAnyOrder(yesterday, new DayCount(TODAY, 16, 32));

        sumUp(TODAY);
        assertThat(of(app)).containsExactly(count(first, "issued", 16));
        assertThat(days(app).get(app.id())).containsExactlyInAnyOrder(yesterday, today);
        assertThat(daysOfAll()).containsExactlyInAnyOrder(yesterday, new DayCount(TODAY, 16, 32));
    }

    @Test
    void addsWhatComesLateToTheSumOfItsDay() {
        Hour yesterday = Hour.firstOf(TODAY).plus(-1);
        add(Map.of(app.id(), List.of(count(yesterday, "issued", 1), count(yesterday, "app_disabled", 2))));
        sumUp(TODAY);

        add(Map.of(app.id(), List.of(count(yesterday, "issued", 4), count(yesterday.plus(-1), "app_disabled", 8))));
        assertThat(days(app)).containsEntry(app.id(), List.of(new DayCount(TODAY.minusDays(1), 5, 10)));

        sumUp(TODAY.plusDays(1));
        assertThat(days(app)).containsEntry(app.id(), List.of(new DayCount(TODAY.minusDays(1), 5, 10)));
        assertThat(of(app)).isEmpty();
    }

    @Test
    void sumsUpOnceAlthoughAskedTwice() {
        add(Map.of(app.id(), List.of(count(Hour.firstOf(TODAY).plus(-1), "issued", 3))));

        sumUp(TODAY);
        sumUp(TODAY);

        assertThat(days(app)).containsEntry(app.id(), List.of(new DayCount(TODAY.minusDays(1), 3, 0)));
    }

    @Test
    void forgetsSumsOfOldDaysAndThoseOfAnAppThatIsGone() {
        Hour first = Hour.firstOf(TODAY);
        add(Map.of(
                app.id(), List.of(count(first.plus(-25), "issued", 1), count(first.plus(-1), "issued", 2)),
                other.id(), List.of(count(first.plus(-1), "issued", 4))));
        sumUp(TODAY);

        given.inUnitOfWork(() -> activities.forget(TODAY.minusDays(1)));
        assertThat(given.inUnitOfWork(() -> activities.daysOfAll(TODAY.minusDays(9))))
                .containsExactly(new DayCount(TODAY.minusDays(1), 6, 0));

        given.inUnitOfWork(() -> stores.apps().remove(app, Given.NOW));
        assertThat(daysOfAll()).containsExactly(new DayCount(TODAY.minusDays(1), 4, 0));
    }

    @Test
    void countsByDayOnlyForAppsOfTheTenant() {
        add(Map.of(app.id(), List.of(count(HOUR, "issued", 3))));
        Tenant stranger = given.storedTenant();

        assertThat(given.inUnitOfWork(() -> activities.days(stranger.id(), List.of(app.id()), TODAY)))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> activities.days(tenant.id(), List.of(), TODAY)))
                .isEmpty();
    }

    private void sumUp(LocalDate before) {
        given.inUnitOfWork(() -> activities.sumUp(before));
    }

    private Map<AppId, List<DayCount>> days(App... which) {
        List<AppId> ids = Stream.of(which).map(App::id).toList();
        return given.inUnitOfWork(() -> activities.days(tenant.id(), ids, TODAY.minusDays(1)));
    }

    private List<DayCount> daysOfAll() {
        return given.inUnitOfWork(() -> activities.daysOfAll(TODAY.minusDays(1)));
    }
}
