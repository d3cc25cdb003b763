package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static dev.mintmark.application.contract.Given.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of tenants does. */
public abstract class TenantsContract {
    private Tenants tenants;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void newStores() {
        Stores stores = stores();
        tenants = stores.tenants();
        given = new Given(stores);
    }

    @Test
    void findsATenantAsItWasAdded() {
        Tenant tenant =
                Tenant.register(new TenantId(uuid()), new DisplayName("Größe 🏢"), 0, PlanPolicy.ASSIGNED, Given.NOW);
        given.inUnitOfWork(() -> tenants.add(tenant));

        assertThat(find(tenant)).contains(tenant);
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(find(Given.tenant())).isEmpty();
        assertThat(given.inUnitOfWork(() -> tenants.lock(new TenantId(uuid())))).isEmpty();
    }

    @Test
    void locksATenantAsItIsStored() {
        Tenant tenant = given.storedTenant();

        assertThat(given.inUnitOfWork(() -> tenants.lock(tenant.id()))).contains(tenant);
    }

    @Test
    void storesAChangeUnderTheNextVersion() {
        Tenant tenant = given.storedTenant();

        Tenant changed = given.inUnitOfWork(
                () -> tenants.update(tenant.with(new DisplayName("Beta"), 1, PlanPolicy.ASSIGNED, later(1))
                        .become(TenantStatus.SUSPENDED, later(1))));

        assertThat(changed.version()).isEqualTo(tenant.version() + 1);
        assertThat(changed.name().value()).isEqualTo("Beta");
        assertThat(changed.appLimit()).isEqualTo(1);
        assertThat(changed.planPolicy()).isEqualTo(PlanPolicy.ASSIGNED);
        assertThat(changed.status()).isEqualTo(TenantStatus.SUSPENDED);
        assertThat(changed.updatedAt()).isEqualTo(later(1));
        assertThat(find(tenant)).contains(changed);
    }

    @Test
    void keepsHowOldSecretsMayBecomeAndSinceWhen() {
        Tenant tenant = given.storedTenant();
        assertThat(tenant.secretAge()).isEmpty();

        Tenant aged = given.inUnitOfWork(
                () -> tenants.update(tenant.withSecretMaxAge(Optional.of(Duration.ofDays(90)), later(1))));
        assertThat(aged.secretAge()).contains(new SecretAge(Duration.ofDays(90), later(1)));
        assertThat(find(tenant)).contains(aged);

        given.inUnitOfWork(() -> tenants.update(aged.withSecretMaxAge(Optional.empty(), later(2))));
        assertThat(find(tenant).orElseThrow().secretAge()).isEmpty();
    }

    @Test
    void refusesAChangeMadeOnAnOlderVersionAlsoUnderTheLock() {
        Tenant tenant = given.storedTenant();
        given.inUnitOfWork(() -> tenants.update(tenant.become(TenantStatus.SUSPENDED, later(1))));

        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> {
                    tenants.lock(tenant.id());
                    return tenants.update(tenant.with(new DisplayName("Beta"), 1, PlanPolicy.OPEN, later(2)));
                }));
    }

    @Test
    void refusesAChangeOfATenantThatIsNotStored() {
        Tenant unknown = Given.tenant();

        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> tenants.update(unknown)));
    }

    @Test
    void listsTenantsByIdPageByPage() {
        Tenant second = added(Given.tenant(UUID.fromString("01900000-0000-7000-a000-000000000000")));
        Tenant third = added(Given.tenant(UUID.fromString("f1900000-0000-7000-8000-000000000000")));
        Tenant first = added(Given.tenant(UUID.fromString("01900000-0000-7000-8000-000000000000")));

        Page<Tenant> one = given.inUnitOfWork(() -> tenants.list(Given.firstPage(2)));
        Page<Tenant> two = given.inUnitOfWork(() -> tenants.list(new Page.Request(2, one.next())));

        assertThat(one.items()).containsExactly(first, second);
        assertThat(one.next())
                .contains(new Page.Position(second.id().toString(), second.id().toString()));
        assertThat(two).isEqualTo(new Page<>(List.of(third), Optional.empty()));
    }

    private Tenant added(Tenant tenant) {
        given.inUnitOfWork(() -> tenants.add(tenant));
        return tenant;
    }

    private Optional<Tenant> find(Tenant tenant) {
        return given.inUnitOfWork(() -> tenants.find(tenant.id()));
    }
}
