package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.rest.plan.AssignedPlanResponse;
import dev.mintmark.rest.region.RegionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A new app and, this once, its secret. Not printed. */
record RegisteredAppResponse(
        String id,
        String name,
        String clientId,
        String clientSecret,
        RegionSummary licenseRegion,
        String dbCode,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        List<String> allowedDomains,
        boolean enabled,
        AssignedPlanResponse plan,
        List<Map<String, String>> publicKeys,
        Instant secretCreatedAt,
        String secretHint,
        Instant lastTokenIssuedAt,
        Instant createdAt,
        Instant updatedAt) {

    static RegisteredAppResponse from(ManageApps.Registered registered) {
        AppResponse app = AppResponse.from(registered.view());
        return new RegisteredAppResponse(
                app.id(),
                app.name(),
                app.clientId(),
                registered.secret().reveal(),
                app.licenseRegion(),
                app.dbCode(),
                app.redirectUris(),
                app.postLogoutRedirectUris(),
                app.allowedDomains(),
                app.enabled(),
                app.plan(),
                app.publicKeys(),
                app.secretCreatedAt(),
                app.secretHint(),
                app.lastTokenIssuedAt(),
                app.createdAt(),
                app.updatedAt());
    }

    @Override
    public String toString() {
        return "RegisteredAppResponse(hidden)";
    }
}
