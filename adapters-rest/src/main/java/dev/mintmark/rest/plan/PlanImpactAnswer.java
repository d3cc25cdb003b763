package dev.mintmark.rest.plan;

import dev.mintmark.application.port.in.plan.AssessPlanImpact;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What retiring a plan would block.
 *
 * @param lastTokenIssuedAt null if no app got a token
 */
@Schema(description = "What retiring a plan would block.", examples = """
                {
                  "apps": 1,
                  "tenants": 1,
                  "lastTokenIssuedAt": "2026-11-23T10:15:30Z",
                  "items": [
                    {
                      "tenantId": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                      "tenantName": "Acme",
                      "appId": "019392b5-1c2d-7a4b-8e6f-0a1b2c3d4e5f",
                      "appName": "Billing API",
                      "lastTokenIssuedAt": "2026-11-23T10:15:30Z"
                    }
                  ]
                }""")
record PlanImpactAnswer(
        @Schema(minimum = "0") long apps,
        @Schema(minimum = "0") long tenants,

        @Schema(nullable = true, description = "Null if no app got a token.")
        Instant lastTokenIssuedAt,

        List<Item> items) {
    /** One app that holds the plan. */
    @Schema(name = "PlanImpactItem", description = "One app that holds the plan.")
    record Item(
            @Schema(implementation = Described.Id.class) String tenantId,

            @Schema(implementation = Described.DisplayName.class)
            String tenantName,

            @Schema(implementation = Described.Id.class) String appId,

            @Schema(implementation = Described.DisplayName.class)
            String appName,

            @Schema(nullable = true) Instant lastTokenIssuedAt) {}

    static PlanImpactAnswer from(AssessPlanImpact.Impact impact) {
        return new PlanImpactAnswer(
                impact.apps(),
                impact.tenants(),
                impact.lastTokenIssuedAt().orElse(null),
                impact.items().stream().map(PlanImpactAnswer::item).toList());
    }

    private static Item item(AssessPlanImpact.Item item) {
        return new Item(
                item.tenant().toString(),
                item.tenantName(),
                item.app().toString(),
                item.appName(),
                item.lastTokenIssuedAt().orElse(null));
    }
}
