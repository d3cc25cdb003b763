package dev.mintmark.incontainer;

import static dev.mintmark.incontainer.Samples.NOW;
import static dev.mintmark.incontainer.Samples.app;
import static dev.mintmark.incontainer.Samples.freshCode;
import static dev.mintmark.incontainer.Samples.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.tenant.Tenant;
import jakarta.inject.Inject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the database refuses inside the container, in words of the domain; nothing of it stays. */
@ExtendWith(ArquillianExtension.class)
class ConstraintsInContainerIT {
    @Inject
    private UnitOfWork unitOfWork;

    @Inject
    private Tenants tenants;

    @Inject
    private Regions regions;

    @Inject
    private Apps apps;

    @Deployment
    static WebArchive deployment() {
        return Deployments.applicationWithTests();
    }

    @Test
    void refusesASecondAppOfOneNameInATenant() {
        RegionDatabase database = storedDatabase();
        Tenant tenant = storedTenant();
        Tenant neighbour = storedTenant();
        store(app(tenant, database, "Billing Desk"));

        assertRefused(Refusal.APP_NAME_TAKEN, () -> store(app(tenant, database, "BILLING  desk")));
        store(app(neighbour, database, "Billing Desk"));

        assertThat(appsOf(tenant)).isEqualTo(1);
        assertThat(appsOf(neighbour)).isEqualTo(1);
    }

    @Test
    void refusesToRenameAnAppToATakenName() {
        RegionDatabase database = storedDatabase();
        Tenant tenant = storedTenant();
        store(app(tenant, database, "First"));
        App second = app(tenant, database, "Second");
        store(second);
        App stored =
                unitOfWork.execute(() -> apps.find(tenant.id(), second.id())).orElseThrow();

        App renamed = stored.withSettings(app(tenant, database, "FIRST").settings(), NOW);

        assertRefused(Refusal.APP_NAME_TAKEN, () -> unitOfWork.execute(() -> apps.update(renamed)));
    }

    @Test
    void refusesASecondRegionWithOneCode() {
        LicenseRegion region = storedRegion();

        assertRefused(Refusal.CODE_TAKEN, () -> store(region(region.code())));
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChanged() {
        LicenseRegion region = storedRegion();
        LicenseRegion first = region.with(new DisplayName("Changed first"), true, NOW);
        LicenseRegion late = region.with(new DisplayName("Changed too late"), true, NOW);

        unitOfWork.execute(() -> regions.update(first));

        assertRefused(Refusal.CONCURRENT_CHANGE, () -> unitOfWork.execute(() -> regions.update(late)));
        assertThat(unitOfWork.execute(() -> regions.find(region.code())))
                .hasValueSatisfying(stored -> assertThat(stored.name()).isEqualTo(first.name()));
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.refusal())
                .isEqualTo(refusal));
    }

    private RegionDatabase storedDatabase() {
        RegionDatabase database = Samples.databaseOf(storedRegion());
        unitOfWork.run(() -> {
            regions.add(database);
        });
        return database;
    }

    private LicenseRegion storedRegion() {
        LicenseRegion region = region(freshCode());
        store(region);
        return unitOfWork.execute(() -> regions.find(region.code())).orElseThrow();
    }

    private Tenant storedTenant() {
        Tenant tenant = Samples.tenant();
        return unitOfWork.execute(() -> {
            tenants.add(tenant);
            return tenant;
        });
    }

    private void store(LicenseRegion region) {
        unitOfWork.run(() -> {
            regions.add(region);
        });
    }

    private void store(App app) {
        unitOfWork.run(() -> {
            apps.add(app);
        });
    }

    private long appsOf(Tenant tenant) {
        return unitOfWork.execute(() -> apps.count(tenant.id()));
    }
}
