package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;
import java.util.function.LongFunction;

/** Assigns, changes and removes an app's plan (rules §4), for the tenant itself or for an operator. */
public interface AssignPlan {
    /** Who asks: a tenant's own admin is bound by the tenant's plan policy, an operator is not. */
    enum Actor {
        TENANT_ADMIN,
        OPERATOR
    }

    /**
     * Assigns a plan; it replaces the one that is assigned.
     *
     * @param assignment what to assign, given the app's version; asked for once the app is found, so that a missing app
     *     is refused before a faulty request (http-api §2)
     * @throws dev.mintmark.domain.RuleBroken {@code plan_managed_by_operator}; {@code not_found};
     *     {@code changed_since_read}; {@code validation_failed} with {@code plan_not_found}; {@code tenant_inactive};
     *     {@code plan_not_assignable}; {@code concurrent_change}
     */
    AppView assign(Actor actor, TenantId tenant, AppId app, LongFunction<Assignment> assignment);

    /**
     * Removes the plan, if one is assigned.
     *
     * @param expectedVersion given the app's version, the one that the caller has read; empty if any will do
     * @throws dev.mintmark.domain.RuleBroken as for {@link #assign}, without those about the plan
     */
    void remove(Actor actor, TenantId tenant, AppId app, LongFunction<Optional<Long>> expectedVersion);

    /**
     * What to assign.
     *
     * @param expectedVersion the version that the caller has read; empty if any will do
     * @param plan a plan's code; may be null where it is missing
     */
    record Assignment(Optional<Long> expectedVersion, String plan) {}
}
