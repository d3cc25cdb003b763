package dev.mintmark.rest.tenant;

import dev.mintmark.application.port.in.host.ManageTenants;

/** A tenant as its own members see it. */
record OwnTenantResponse(
        String id,
        String name,
        String status,
        int appLimit,
        long appsInUse,
        String planPolicy,
        String secretMaxAge,
        String secondFactor) {
    static OwnTenantResponse from(ManageTenants.View view) {
        return new OwnTenantResponse(
                view.tenant().id().toString(),
                view.tenant().name().value(),
                view.tenant().status().code(),
                view.tenant().appLimit(),
                view.appsInUse(),
                view.tenant().planPolicy().code(),
                TenantResponse.secretMaxAge(view.tenant()),
                view.tenant().secondFactor().code());
    }
}
