package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators manage plans (rules §4). */
public interface ManagePlans {
    /**
     * Creates a plan.
     *
     * @param code may be null where it is missing
     * @param name may be null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}, {@code code_taken}, {@code invalid_transition}
     *     for a status other than draft and active
     */
    Plan create(String code, String name, Map<Limit, BigDecimal> limits, PlanStatus status, List<OpenedApi.Input> apis);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Plan read(String code);

    /** A page of all plans by code. */
    Page<Plan> list(Page.Request page);

    /**
     * Changes what is given.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code validation_failed},
     *     {@code invalid_transition}, {@code concurrent_change}
     */
    Plan change(Command command);

    /** Every plan that can be assigned now, by code. */
    List<Plan> choices();

    /**
     * What is to change; empty means unchanged.
     *
     * @param limits the limits to set, or (mapped to empty) to remove; those not named stay
     * @param apis all that the plan opens from now on
     */
    record Command(
            String code,
            Optional<Long> expectedVersion,
            Optional<String> name,
            Map<Limit, Optional<BigDecimal>> limits,
            Optional<PlanStatus> status,
            Optional<List<OpenedApi.Input>> apis) {}

    /** How many apps are named at the most. */
    int MAX_ITEMS = 100;

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Impact impact(String plan);

    /**
     * The apps that hold the plan.
     *
     * @param apps how many, of how many {@code tenants}
     * @param lastTokenIssuedAt when one of them last got a token; empty if none did
     * @param items the {@value ManagePlans#MAX_ITEMS} that last got a token
     */
    record Impact(long apps, long tenants, Optional<Instant> lastTokenIssuedAt, List<Item> items) {}

    /** One app that holds the plan. */
    record Item(TenantId tenant, String tenantName, AppId app, String appName, Optional<Instant> lastTokenIssuedAt) {}
}
