package dev.mintmark.rest.tenant;

import dev.mintmark.application.port.in.tenant.ViewOwnTenant;

/** A tenant as its own members see it. */
record OwnTenantAnswer(String id, String name, String status, int appLimit, long appsInUse, String planPolicy) {
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
