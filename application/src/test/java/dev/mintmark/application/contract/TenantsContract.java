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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of tenants does. */
public abstract class TenantsContract {
    private Tenants tenants;
    private Given given;
    private int named;

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

        Page<Tenant> one = given.inUnitOfWork(() -> tenants.list(Optional.empty(), Given.firstPage(2)));
        Page<Tenant> two = given.inUnitOfWork(() -> tenants.list(Optional.empty(), new Page.Request(2, one.next())));

        assertThat(one.items()).containsExactly(first, second);
        assertThat(one.next())
                .contains(new Page.Position(second.id().toString(), second.id().toString()));
        assertThat(two).isEqualTo(new Page<>(List.of(third), Optional.empty()));
    }

    @Test
    void findsTenantsByAPartOfTheNameHoweverItIsWritten() {
        Tenant works = named("Größe  100% & Co_");
        Tenant wide = named("ＡＣＭＥ Größen");
        Tenant other = named("Other");

        assertThat(found("GRÖSSE")).containsExactly(works, wide);
        assertThat(found("acme g")).containsExactly(wide);
        assertThat(found(" 100%  &")).containsExactly(works);
        assertThat(found("o_")).containsExactly(works);
        assertThat(found("o%r")).isEmpty();
        assertThat(found("")).containsExactly(works, wide, other);
        assertThat(found("no\ud800such\u0000")).isEmpty();

        given.inUnitOfWork(() -> tenants.update(
                other.with(new DisplayName("Acme Two"), other.appLimit(), other.planPolicy(), later(1))));
        assertThat(found("other")).isEmpty();
        assertThat(found("ACME"))
                .extracting(tenant -> tenant.name().value())
                .containsExactly(wide.name().value(), "Acme Two");
    }

    @Test
    void findsATenantByItsWholeIdOnly() {
        Tenant tenant = named("One");
        named("Two");
        String id = tenant.id().toString();

        assertThat(found(" " + id + " ")).containsExactly(tenant);
        assertThat(found(id.toUpperCase(Locale.ROOT))).containsExactly(tenant);
        assertThat(found(id.substring(0, 30))).isEmpty();
    }

    @Test
    void listsWhatIsFoundPageByPage() {
        Tenant first = named("Acme 1");
        named("Other");
        Tenant second = named("Acme 2");

        Page<Tenant> one = given.inUnitOfWork(() -> tenants.list(Optional.of("acme"), Given.firstPage(1)));
        Page<Tenant> two = given.inUnitOfWork(() -> tenants.list(Optional.of("acme"), new Page.Request(1, one.next())));

        assertThat(one.items()).containsExactly(first);
        assertThat(two).isEqualTo(new Page<>(List.of(second), Optional.empty()));
    }

    private List<Tenant> found(String text) {
        return given.inUnitOfWork(() -> tenants.list(Optional.of(text), Given.firstPage(100)))
                .items();
    }

    /** Ids grow from one to the next. */
    private Tenant named(String name) {
        UUID id = new UUID(0x0190000000007000L, 0x8000000000000000L + ++named);
        return added(Tenant.register(new TenantId(id), new DisplayName(name), 5, PlanPolicy.OPEN, Given.NOW));
    }

    private Tenant added(Tenant tenant) {
        given.inUnitOfWork(() -> tenants.add(tenant));
        return tenant;
    }

    private Optional<Tenant> find(Tenant tenant) {
        return given.inUnitOfWork(() -> tenants.find(tenant.id()));
    }
}
