package dev.mintmark.application.port.in.host;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says what retiring a plan would block (rules §4). */
public interface AssessPlanImpact {
    /** How many apps are named at the most. */
    int MAX_ITEMS = 100;

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Impact of(String plan);

    /**
     * The apps that hold the plan.
     *
     * @param apps how many, of how many {@code tenants}
     * @param lastTokenIssuedAt when one of them last got a token; empty if none did
     * @param items the {@value AssessPlanImpact#MAX_ITEMS} that last got a token
     */
    record Impact(long apps, long tenants, Optional<Instant> lastTokenIssuedAt, List<Item> items) {}

    /** One app that holds the plan. */
    record Item(TenantId tenant, String tenantName, AppId app, String appName, Optional<Instant> lastTokenIssuedAt) {}
}
