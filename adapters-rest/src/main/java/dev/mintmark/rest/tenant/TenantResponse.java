package dev.mintmark.rest.tenant;

import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.tenant.Tenant;
import java.time.Instant;

/**
 * A tenant as an operator sees it.
 *
 * @param secretMaxAge null where secrets may become as old as they will
 */
record TenantResponse(
        String id,
        String name,
        String status,
        int appLimit,
        String planPolicy,
        String secretMaxAge,
        String secondFactor,
        Instant createdAt,
        Instant updatedAt) {
    static TenantResponse from(Tenant tenant) {
        return new TenantResponse(
                tenant.id().toString(),
                tenant.name().value(),
                tenant.status().code(),
                tenant.appLimit(),
                tenant.planPolicy().code(),
                secretMaxAge(tenant),
                tenant.secondFactor().code(),
                tenant.createdAt(),
                tenant.updatedAt());
    }

    static String secretMaxAge(Tenant tenant) {
        return tenant.secretAge().map(age -> DurationText.of(age.max())).orElse(null);
    }
}
