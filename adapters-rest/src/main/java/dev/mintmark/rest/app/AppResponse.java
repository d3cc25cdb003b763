package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.rest.federation.FederatedCredentialResponse;
import dev.mintmark.rest.json.JsonPart;
import dev.mintmark.rest.plan.AssignedPlanResponse;
import dev.mintmark.rest.region.RegionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An app (http-api §2, apps). */
record AppResponse(Identity identity, Configuration configuration, History history) {
    /** Which app it is. In a preview only the name is known. */
    record Identity(String id, String name, String clientId) implements JsonPart {}

    /**
     * What it was given.
     *
     * @param plan null where none is assigned
     * @param publicKeys each as a JWK
     */
    record Configuration(
            RegionSummary licenseRegion,
            String dbCode,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris,
            List<String> allowedDomains,
            boolean enabled,
            AssignedPlanResponse plan,
            List<Map<String, String>> publicKeys,
            List<FederatedCredentialResponse> federatedCredentials)
            implements JsonPart {}

    /**
     * What happened to it.
     *
     * @param secretCreatedAt null if it has no secret; so is {@code secretHint}
     * @param secretExpiresAt null if it may become as old as it will
     * @param previousSecret null unless a replaced secret works beside it
     * @param lastTokenIssuedAt null until it got its first token
     */
    record History(
            Instant secretCreatedAt,
            String secretHint,
            Instant secretExpiresAt,
            Overlapping previousSecret,
            Instant lastTokenIssuedAt,
            Instant createdAt,
            Instant updatedAt)
            implements JsonPart {
        static final History NONE = new History(null, null, null, null, null, null, null);
    }

    /**
     * A replaced secret that goes on working.
     *
     * @param lastUsedAt null until it was first used
     */
    record Overlapping(String hint, Instant expiresAt, Instant lastUsedAt) {
        private static Overlapping of(Overlap replaced, App app) {
            return new Overlapping(
                    replaced.secret().hint(),
                    replaced.endsAt(),
                    app.times().previousSecretLastUsedAt().orElse(null));
        }
    }

    static AppResponse from(AppView view) {
        App app = view.app();
        return new AppResponse(
                new Identity(app.id().toString(), name(app), app.clientId().value()),
                configuration(view),
                new History(
                        app.secret().map(StoredCredential::createdAt).orElse(null),
                        app.secret().map(StoredCredential::hint).orElse(null),
                        view.secretExpiresAt().orElse(null),
                        app.credentials()
                                .overlap()
                                .map(replaced -> Overlapping.of(replaced, app))
                                .orElse(null),
                        app.times().lastTokenIssuedAt().orElse(null),
                        app.times().createdAt(),
                        app.times().updatedAt()));
    }

    /** What would be stored, without what is made up only when it is. */
    static AppResponse ofPreview(AppView view) {
        return new AppResponse(new Identity(null, name(view.app()), null), configuration(view), History.NONE);
    }

    private static String name(App app) {
        return app.name().display().value();
    }

    private static Configuration configuration(AppView view) {
        App app = view.app();
        AppSettings settings = app.settings();
        return new Configuration(
                RegionSummary.from(view.region()),
                app.stamp().dbCode().value(),
                values(settings.redirectUris()),
                values(settings.postLogoutRedirectUris()),
                settings.allowedDomains().values(),
                settings.enabled(),
                view.plan().map(AssignedPlanResponse::from).orElse(null),
                app.credentials().publicKeys().stream().map(ClientKey::jwk).toList(),
                app.credentials().federated().stream()
                        .map(FederatedCredentialResponse::from)
                        .toList());
    }

    private static List<String> values(List<AppUri> uris) {
        return uris.stream().map(AppUri::value).toList();
    }
}
