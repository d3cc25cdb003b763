package dev.mintmark.rest.tenant;

import dev.mintmark.domain.tenant.Tenant;
import java.time.Instant;

/** A tenant as an operator sees it. */
record TenantResponse(
        String id, String name, String status, int appLimit, String planPolicy, Instant createdAt, Instant updatedAt) {
    static TenantResponse from(Tenant tenant) {
        return new TenantResponse(
                tenant.id().toString(),
                tenant.name().value(),
                tenant.status().code(),
                tenant.appLimit(),
                tenant.planPolicy().code(),
                tenant.createdAt(),
                tenant.updatedAt());
    }
}
