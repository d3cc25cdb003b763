package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.NOW;
import static dev.mintmark.application.contract.Given.app;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.introspection.Cut;
import dev.mintmark.domain.introspection.Cut.Subject;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store says of tokens that no longer count (rules §12). Keys sign tokens of 15 minutes here. */
public abstract class CutsContract {
    private static final Instant LAST = later(Duration.ofMinutes(16).toSeconds());

    private Stores stores;
    private Given given;
    private Tenant tenant;
    private RegionDatabase database;
    private SigningKey key;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aTenantADatabaseAndAKey() {
        stores = stores();
        given = new Given(stores);
        tenant = given.storedTenant();
        database = given.storedDatabase();
        key = Given.signingKey(KeyPurpose.ACCESS_TOKEN, NOW);
        given.inUnitOfWork(() -> stores.signingKeys().add(key));
    }

    @Test
    void nothingIsCutWhereNothingIsBlocked() {
        given.stored(app("Sound", tenant.id(), database));
        given.stored(Given.api("https://api.example"));
        given.storedPlan();

        assertThat(cutsAt(NOW)).isEmpty();
    }

    @Test
    void aDisabledAppIsCutUntilItsTokensHaveExpiredOrItIsEnabledAgain() {
        App app = given.stored(app("Off", tenant.id(), database));
        App disabled = given.inUnitOfWork(() -> stores.apps().update(enabled(app, false)));

        assertThatIsCut(Cut.of(Subject.APP, app.id().toString()));

        given.inUnitOfWork(() -> stores.apps().update(enabled(disabled, true)));
        assertThat(cutsAt(NOW)).isEmpty();
    }

    @Test
    void aDeletedAppIsCutUntilItsTokensHaveExpired() {
        App app = given.stored(app("Gone", tenant.id(), database));
        given.inUnitOfWork(() -> stores.apps().remove(app, NOW));

        assertThatIsCut(Cut.of(Subject.APP, app.id().toString()));
    }

    @Test
    void anAppIsCutBelowTheVersionOfItsCredentials() {
        App app = given.stored(app("Rotated", tenant.id(), database));
        App first = given.inUnitOfWork(() -> stores.apps().update(app.replaceSecret(Given.credential(), NOW)));
        given.inUnitOfWork(() -> stores.apps().update(first.replaceSecret(Given.credential(), NOW)));

        assertThatIsCut(Cut.ofApp(app.id().toString(), 3));
    }

    @Test
    void whileTwoSecretsOverlapAnAppIsCutBelowItsFloor() {
        App app = given.stored(app("Overlapping", tenant.id(), database));
        App first = given.inUnitOfWork(
                () -> stores.apps().update(app.replaceSecret(Given.credential(), Duration.ofDays(1), NOW)));
        assertThat(cutsAt(NOW)).as("tokens of both secrets count").isEmpty();

        App second = given.inUnitOfWork(
                () -> stores.apps().update(first.replaceSecret(Given.credential(), Duration.ofDays(1), NOW)));
        assertThatIsCut(Cut.ofApp(app.id().toString(), 2));

        given.inUnitOfWork(() ->
                stores.apps().update(second.withCredentials(second.credentials().overlapEnded(), NOW)));
        assertThatIsCut(Cut.ofApp(app.id().toString(), 3));
    }

    @Test
    void anOverlapThatEndsByItsTimeCutsTheTokensOfTheReplacedSecretFromThenOn() {
        App app = given.stored(app("Overlapping", tenant.id(), database));
        given.inUnitOfWork(() -> stores.apps().update(app.replaceSecret(Given.credential(), Duration.ofDays(1), NOW)));
        Instant end = NOW.plus(Duration.ofDays(1));
        Cut cut = Cut.ofApp(app.id().toString(), 2);

        assertThat(cutsAt(end.minusMillis(1))).isEmpty();
        assertThat(cutsAt(end)).containsExactly(cut);
        assertThat(cutsAt(end.plus(Duration.ofMinutes(16)))).containsExactly(cut);
        assertThat(cutsAt(end.plus(Duration.ofMinutes(16)).plusMillis(1))).isEmpty();
    }

    @Test
    void anOverlapThatEndsSoonAfterAChangeIsSaidOnce() {
        App app = given.stored(app("Overlapping", tenant.id(), database));
        given.inUnitOfWork(
                () -> stores.apps().update(app.replaceSecret(Given.credential(), Duration.ofMinutes(1), NOW)));

        assertThat(cutsAt(later(59))).isEmpty();
        assertThat(cutsAt(later(60))).containsExactly(Cut.ofApp(app.id().toString(), 2));
    }

    @Test
    void aSuspendedTenantIsCutUntilItIsActiveAgain() {
        Tenant suspended =
                given.inUnitOfWork(() -> stores.tenants().update(tenant.become(TenantStatus.SUSPENDED, NOW)));

        assertThatIsCut(Cut.of(Subject.TENANT, tenant.id().toString()));

        given.inUnitOfWork(() -> stores.tenants().update(suspended.become(TenantStatus.ACTIVE, NOW)));
        assertThat(cutsAt(NOW)).isEmpty();
    }

    @Test
    void aRetiredPlanIsCut() {
        Plan plan = given.storedPlan();
        Plan archived = given.inUnitOfWork(() -> stores.plans().update(plan.become(PlanStatus.ARCHIVED, NOW)));
        assertThat(cutsAt(NOW)).isEmpty();
        given.inUnitOfWork(() -> stores.plans().update(archived.become(PlanStatus.RETIRED, NOW)));

        assertThatIsCut(Cut.of(Subject.PLAN, plan.code().value()));
    }

    @Test
    void aDisabledApiIsCut() {
        ResourceServer api = given.stored(Given.api("https://api.example"));
        given.inUnitOfWork(() -> stores.resourceServers().update(disabled(api)));

        assertThatIsCut(Cut.of(Subject.API, "https://api.example"));
    }

    @Test
    void aRevokedKeyIsCutUntilWhatItSignedHasExpiredAndASessionsKeyIsNot() {
        SigningKey ofSessions = Given.signingKey(KeyPurpose.SESSION, NOW);
        given.inUnitOfWork(() -> {
            stores.signingKeys().add(ofSessions);
            stores.signingKeys().update(ofSessions.revoke(NOW));
            stores.signingKeys().update(key.revoke(NOW));
        });

        assertThatIsCut(Cut.of(Subject.KEY, key.kid()));
    }

    @Test
    void theLongestLifetimeOfAnyLiveKeyCounts() {
        App app = given.stored(app("Gone", tenant.id(), database));
        given.inUnitOfWork(() -> {
            stores.apps().remove(app, NOW);
            stores.signingKeys().update(key.covering(Duration.ofHours(24)));
        });

        assertThat(cutsAt(later(Duration.ofHours(24).toSeconds()))).hasSize(1);
    }

    @Test
    void whatIsCutStandsInTheSameOrderEachTime() {
        App deleted = given.stored(app("One", tenant.id(), database));
        App off = given.stored(app("Two", tenant.id(), database));
        given.inUnitOfWork(() -> {
            stores.apps().update(enabled(off, false));
            stores.apps().remove(deleted, NOW);
            stores.signingKeys().update(key.revoke(NOW));
            stores.signingKeys().add(Given.signingKey(KeyPurpose.ACCESS_TOKEN, NOW));
            stores.tenants().update(tenant.become(TenantStatus.SUSPENDED, NOW));
        });

        assertThat(cutsAt(NOW))
                .containsExactly(
                        Cut.of(Subject.APP, deleted.id().toString()),
                        Cut.of(Subject.APP, off.id().toString()),
                        Cut.of(Subject.KEY, key.kid()),
                        Cut.of(Subject.TENANT, tenant.id().toString()));
    }

    /** Now, and up to a minute after the last token that it can speak of. */
    private void assertThatIsCut(Cut cut) {
        assertThat(cutsAt(NOW)).containsExactly(cut);
        assertThat(cutsAt(LAST)).containsExactly(cut);
        assertThat(cutsAt(LAST.plusSeconds(1))).isEmpty();
    }

    private List<Cut> cutsAt(Instant instant) {
        return stores.cuts().at(instant);
    }

    private static App enabled(App app, boolean enabled) {
        AppSettings old = app.settings();
        return app.withSettings(
                new AppSettings(
                        old.name(), old.redirectUris(), old.postLogoutRedirectUris(), old.allowedDomains(), enabled),
                NOW);
    }

    private static ResourceServer disabled(ResourceServer server) {
        return server.with(
                server.name(),
                server.api().map(api -> {
                    ApiSettings old = api.settings();
                    return api.with(new ApiSettings(
                            old.scopes(),
                            old.signingAlgorithm(),
                            old.tokenLifetime(),
                            old.tokenType(),
                            old.access(),
                            false,
                            false));
                }),
                NOW);
    }
}
