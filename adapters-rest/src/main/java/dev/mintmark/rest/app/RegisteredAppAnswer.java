package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.RegisterApp;
import dev.mintmark.rest.plan.AssignedPlanAnswer;
import dev.mintmark.rest.region.RegionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A new app and, this once, its secret. Not printed. */
record RegisteredAppAnswer(
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
        AssignedPlanAnswer plan,
        List<Map<String, String>> publicKeys,
        Instant secretCreatedAt,
        String secretHint,
        Instant lastTokenIssuedAt,
        Instant createdAt,
        Instant updatedAt) {

    static RegisteredAppAnswer from(RegisterApp.Registered registered) {
        AppAnswer app = AppAnswer.from(registered.view());
        return new RegisteredAppAnswer(
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
        return "RegisteredAppAnswer(hidden)";
    }
}
