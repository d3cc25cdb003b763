package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.util.Optional;

/** Operators manage tenants (rules §2). */
public interface ManageTenants {
    /**
     * Registers a tenant, which then waits for its activation.
     *
     * @param name may be null where it is missing
     * @param appLimit empty for the configured default
     * @param secretMaxAge the greatest age of secrets (ISO 8601), as sent; empty, or the empty text, for none
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}
     */
    Tenant register(
            String name,
            Optional<Long> appLimit,
            PlanPolicy planPolicy,
            Optional<String> secretMaxAge,
            SecondFactorPolicy secondFactor);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Tenant read(TenantId id);

    /**
     * A page of tenants, the oldest first.
     *
     * @param search what a tenant's name must contain, letter case ignored, or its whole id; empty for all
     */
    Page<Tenant> list(Optional<String> search, Page.Request page);

    /**
     * Changes what is given.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code validation_failed},
     *     {@code invalid_transition}, {@code concurrent_change}
     */
    Tenant change(Command command);

    /**
     * What is to change; empty means unchanged.
     *
     * @param secretMaxAge the greatest age of secrets (ISO 8601), as sent; the empty text for none
     */
    record Command(
            TenantId id,
            Optional<Long> expectedVersion,
            Optional<String> name,
            Optional<Long> appLimit,
            Optional<PlanPolicy> planPolicy,
            Optional<TenantStatus> status,
            Optional<String> secretMaxAge,
            Optional<SecondFactorPolicy> secondFactor) {}

    /**
     * How many secrets are older than an age: they would expire 30 days after it was set.
     *
     * @param tenant only of this one; empty for all
     */
    SecretAgeImpact impactOfSecretAge(Duration max, Optional<TenantId> tenant);

    /** So many secrets of so many tenants. */
    record SecretAgeImpact(long secrets, long tenants) {}

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    View view(TenantId id);

    /** A tenant and how many apps it has. */
    record View(Tenant tenant, long appsInUse) {}
}
