package dev.mintmark.rest.tenant;

import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant as an operator sees it. */
@Schema(description = "A tenant.", examples = """
                {
                  "id": "019392b3-0b1c-7d2e-8f3a-4b5c6d7e8f90",
                  "name": "Acme",
                  "status": "active",
                  "appLimit": 25,
                  "planPolicy": "open",
                  "createdAt": "2026-11-23T10:15:30Z",
                  "updatedAt": "2026-11-23T10:15:30Z"
                }""")
record TenantAnswer(
        @Schema(implementation = Described.Id.class) String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(enumeration = {"pending_activation", "active", "suspended"})
        String status,

        @Schema(minimum = "0", maximum = "1000000") int appLimit,
        @Schema(enumeration = {"open", "assigned"}) String planPolicy,
        Instant createdAt,
        Instant updatedAt) {
    static TenantAnswer from(Tenant tenant) {
        return new TenantAnswer(
                tenant.id().toString(),
                tenant.name().value(),
                tenant.status().code(),
                tenant.appLimit(),
                tenant.planPolicy().code(),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
