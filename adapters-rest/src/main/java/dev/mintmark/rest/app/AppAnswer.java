package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.rest.openapi.Described;
import dev.mintmark.rest.plan.AssignedPlanAnswer;
import dev.mintmark.rest.region.RegionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An app (http-api §2, apps).
 *
 * @param plan null where none is assigned
 * @param publicKeys each as a JWK
 * @param secretCreatedAt null if it has no secret; so is {@code secretHint}
 * @param lastTokenIssuedAt null until it got its first token
 */
@Schema(description = "An app: one machine identity of one tenant.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "name": "Billing API",
                  "clientId": "mm_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "licenseRegion": {"code": "aws-us-east-1", "name": "US East"},
                  "dbCode": "us-east-1-a",
                  "redirectUris": [],
                  "postLogoutRedirectUris": [],
                  "allowedDomains": ["app.example.com"],
                  "enabled": true,
                  "plan": {
                    "code": "starter", "name": "Starter", "status": "active", "revision": 1,
                    "limits": {"maxDocumentUnitsPerHour": 1000}
                  },
                  "publicKeys": [],
                  "secretCreatedAt": "2026-11-23T10:15:30Z",
                  "secretHint": "6T40",
                  "lastTokenIssuedAt": null,
                  "createdAt": "2026-11-23T10:15:30Z",
                  "updatedAt": "2026-11-23T10:15:30Z"
                }""")
record AppAnswer(
        @Schema(implementation = Described.Id.class) String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(implementation = Described.ClientId.class) String clientId,
        RegionSummary licenseRegion,

        @Schema(implementation = Described.Code.class, description = "The region database stamped at creation.")
        String dbCode,

        @Schema(type = SchemaType.ARRAY, implementation = Described.AppUri.class, maxItems = 10)
        List<String> redirectUris,

        @Schema(type = SchemaType.ARRAY, implementation = Described.AppUri.class, maxItems = 10)
        List<String> postLogoutRedirectUris,

        @Schema(type = SchemaType.ARRAY, implementation = Described.AllowedDomain.class, maxItems = 3)
        List<String> allowedDomains,

        @Schema(description = "Whether it gets tokens.") boolean enabled,
        @Schema(nullable = true) AssignedPlanAnswer plan,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = PublicKeyDescription.class,
                maxItems = 2,
                description = "The public keys for `private_key_jwt`.")
        List<Map<String, String>> publicKeys,

        @Schema(nullable = true, description = "Null if it has no secret.")
        Instant secretCreatedAt,

        @Schema(
                description = "The last four characters of the client secret.",
                pattern = "^[0-9A-Za-z]{4}$",
                nullable = true)
        String secretHint,

        @Schema(nullable = true, description = "Null until it got its first token.")
        Instant lastTokenIssuedAt,

        Instant createdAt,
        Instant updatedAt) {

    static AppAnswer from(AppView view) {
        App app = view.app();
        return new AppAnswer(
                app.id().toString(),
                app.name().display().value(),
                app.clientId().value(),
                RegionSummary.from(view.region()),
                app.dbCode().value(),
                values(app.redirectUris()),
                values(app.postLogoutRedirectUris()),
                app.allowedDomains().values(),
                app.enabled(),
                view.plan().map(AssignedPlanAnswer::from).orElse(null),
                app.credentials().publicKeys().stream().map(ClientKey::jwk).toList(),
                app.secret().map(StoredCredential::createdAt).orElse(null),
                app.secret().map(StoredCredential::hint).orElse(null),
                app.lastTokenIssuedAt().orElse(null),
                app.createdAt(),
                app.updatedAt());
    }

    /** What would be stored, without what is made up only when it is. */
    static AppAnswer ofPreview(AppView view) {
        AppAnswer made = from(view);
        return new AppAnswer(
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
