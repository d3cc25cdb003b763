package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.rest.plan.AssignedPlanResponse;
import dev.mintmark.rest.region.RegionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An app (http-api §2, apps).
 *
 * @param plan null where none is assigned
 * @param publicKeys each as a JWK
 * @param secretCreatedAt null if it has no secret; so is {@code secretHint}
 * @param lastTokenIssuedAt null until it got its first token
 */
record AppResponse(
        String id,
        String name,
        String clientId,
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

    static AppResponse from(AppView view) {
        App app = view.app();
        return new AppResponse(
                app.id().toString(),
                app.name().display().value(),
                app.clientId().value(),
                RegionSummary.from(view.region()),
                app.stamp().dbCode().value(),
                values(app.settings().redirectUris()),
                values(app.settings().postLogoutRedirectUris()),
                app.settings().allowedDomains().values(),
                app.settings().enabled(),
                view.plan().map(AssignedPlanResponse::from).orElse(null),
                app.credentials().publicKeys().stream().map(ClientKey::jwk).toList(),
                app.secret().map(StoredCredential::createdAt).orElse(null),
                app.secret().map(StoredCredential::hint).orElse(null),
                app.times().lastTokenIssuedAt().orElse(null),
                app.times().createdAt(),
                app.times().updatedAt());
    }

    /** What would be stored, without what is made up only when it is. */
    static AppResponse ofPreview(AppView view) {
        AppResponse made = from(view);
        return new AppResponse(
                null,
                made.name,
                null,
                made.licenseRegion,
                made.dbCode,
                made.redirectUris,
                made.postLogoutRedirectUris,
                made.allowedDomains,
                made.enabled,
                made.plan,
                made.publicKeys,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> values(List<AppUri> uris) {
        return uris.stream().map(AppUri::value).toList();
    }
}
