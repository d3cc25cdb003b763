package dev.mintmark.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.tenant.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every unit of work does. */
public abstract class UnitOfWorkContract {
    private Stores stores;
    private UnitOfWork unitOfWork;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void newStores() {
        stores = stores();
        unitOfWork = stores.unitOfWork();
        given = new Given(stores);
    }

    @Test
    void answersWithWhatTheWorkAnswers() {
        assertThat(unitOfWork.<String>execute(() -> "done")).isEqualTo("done");
    }

    @Test
    void storesAllOfTheWork() {
        Tenant tenant = Given.tenant();
        Plan plan = Given.plan(Given.code());

        given.inUnitOfWork(() -> {
            stores.tenants().add(tenant);
            stores.plans().add(plan);
        });

        assertThat(given.inUnitOfWork(() -> stores.tenants().find(tenant.id()))).contains(tenant);
        assertThat(given.inUnitOfWork(() -> stores.plans().find(plan.code()))).contains(plan);
    }

    @Test
    void storesNothingOfWorkThatFailsAndThrowsWhatItThrew() {
        Tenant tenant = Given.tenant();
        Plan plan = Given.plan(Given.code());
        IllegalStateException failure = new IllegalStateException("the work failed");

        assertThatThrownBy(() -> given.inUnitOfWork(() -> {
                    stores.tenants().add(tenant);
                    stores.plans().add(plan);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(given.inUnitOfWork(() -> stores.tenants().find(tenant.id()))).isEmpty();
        assertThat(given.inUnitOfWork(() -> stores.plans().find(plan.code()))).isEmpty();
    }

    @Test
    void storesNothingOfWorkThatAStoreRefuses() {
        Plan taken = given.storedPlan();
        Tenant tenant = Given.tenant();

        Refused.with(
                Refusal.CODE_TAKEN,
                () -> given.inUnitOfWork(() -> {
                    stores.tenants().add(tenant);
                    stores.plans().add(Given.plan(taken.code().value()));
                }));

        assertThat(given.inUnitOfWork(() -> stores.tenants().find(tenant.id()))).isEmpty();
    }

    @Test
    void undoesTheChangesOfWorkThatARuleRefuses() {
        Tenant tenant = given.storedTenant();
        RuleBroken refusal = new RuleBroken(Refusal.TENANT_INACTIVE);

        assertThatThrownBy(() -> given.inUnitOfWork(() -> {
                    stores.tenants().update(tenant.with(tenant.name(), 1, tenant.planPolicy(), Given.later(1)));
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(given.inUnitOfWork(() -> stores.tenants().find(tenant.id()))).contains(tenant);
    }

    @Test
    void worksOnAfterWorkThatFailed() {
        Plan taken = given.storedPlan();
        Refused.with(
                Refusal.CODE_TAKEN,
                () -> given.inUnitOfWork(
                        () -> stores.plans().add(Given.plan(taken.code().value()))));

        assertThat(given.inUnitOfWork(() -> stores.plans().find(taken.code()))).contains(taken);
    }
}
