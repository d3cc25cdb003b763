package dev.mintmark.rest.plan;

import dev.mintmark.application.port.in.host.ManagePlans;
import java.time.Instant;
import java.util.List;

/**
 * What retiring a plan would block.
 *
 * @param lastTokenIssuedAt null if no app got a token
 */
record PlanImpactResponse(long apps, long tenants, Instant lastTokenIssuedAt, List<Item> items) {
    /** One app that holds the plan. */
    record Item(String tenantId, String tenantName, String appId, String appName, Instant lastTokenIssuedAt) {}

    static PlanImpactResponse from(ManagePlans.Impact impact) {
        return new PlanImpactResponse(
                impact.apps(),
                impact.tenants(),
                impact.lastTokenIssuedAt().orElse(null),
                impact.items().stream().map(PlanImpactResponse::item).toList());
    }

    private static Item item(ManagePlans.Item item) {
        return new Item(
                item.tenant().toString(),
                item.tenantName(),
                item.app().toString(),
                item.appName(),
                item.lastTokenIssuedAt().orElse(null));
    }
}
