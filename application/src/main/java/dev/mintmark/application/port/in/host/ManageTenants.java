package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.util.Optional;

/** Operators manage tenants (rules §2). */
public interface ManageTenants {
    /**
     * Registers a tenant, which then waits for its activation.
     *
     * @param name may be null where it is missing
     * @param appLimit empty for the configured default
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}
     */
    Tenant register(String name, Optional<Long> appLimit, PlanPolicy planPolicy);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Tenant read(TenantId id);

    /** A page of all tenants, the oldest first. */
    Page<Tenant> list(Page.Request page);

    /**
     * Changes what is given.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code validation_failed},
     *     {@code invalid_transition}, {@code concurrent_change}
     */
    Tenant change(Command command);

    /** What is to change; empty means unchanged. */
    record Command(
            TenantId id,
            Optional<Long> expectedVersion,
            Optional<String> name,
            Optional<Long> appLimit,
            Optional<PlanPolicy> planPolicy,
            Optional<TenantStatus> status) {}

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    View view(TenantId id);

    /** A tenant and how many apps it has. */
    record View(Tenant tenant, long appsInUse) {}
}
