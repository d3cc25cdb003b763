package dev.mintmark.rest.tenant;

import dev.mintmark.application.port.in.tenant.ViewOwnTenant;
import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant as its own members see it. */
@Schema(description = "A tenant as its own members see it.", examples = """
                {
                  "id": "019392b3-0b1c-7d2e-8f3a-4b5c6d7e8f90",
                  "name": "Acme",
                  "status": "active",
                  "appLimit": 25,
                  "appsInUse": 3,
                  "planPolicy": "open"
                }""")
record OwnTenantAnswer(
        @Schema(implementation = Described.Id.class) String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(enumeration = {"pending_activation", "active", "suspended"})
        String status,

        @Schema(minimum = "0", maximum = "1000000") int appLimit,
        @Schema(minimum = "0") long appsInUse,
        @Schema(enumeration = {"open", "assigned"}) String planPolicy) {
    static OwnTenantAnswer from(ViewOwnTenant.View view) {
        return new OwnTenantAnswer(
                view.tenant().id().toString(),
                view.tenant().name().value(),
                view.tenant().status().code(),
                view.tenant().appLimit(),
                view.appsInUse(),
                view.tenant().planPolicy().code());
    }
}
