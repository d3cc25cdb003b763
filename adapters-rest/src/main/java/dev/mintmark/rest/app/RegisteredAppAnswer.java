package dev.mintmark.rest.app;

import dev.mintmark.application.port.in.app.RegisterApp;
import dev.mintmark.rest.openapi.Described;
import dev.mintmark.rest.plan.AssignedPlanAnswer;
import dev.mintmark.rest.region.RegionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new app and, this once, its secret. Not printed. */
@Schema(description = "A new app with its client secret, which is shown this once.", examples = """
                {
                  "id": "019392b4-58a0-7c3e-9d41-2f6b8a7c1d5e",
                  "name": "Billing API",
                  "clientId": "mm_7c9kx2v4n8q1w5e3r6t0y2h4jk",
                  "clientSecret": "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40",
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
record RegisteredAppAnswer(
        @Schema(implementation = Described.Id.class) String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(implementation = Described.ClientId.class) String clientId,

        @Schema(implementation = Described.ClientSecret.class)
        String clientSecret,

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

        Instant secretCreatedAt,

        @Schema(description = "The last four characters of the client secret.", pattern = "^[0-9A-Za-z]{4}$")
        String secretHint,

        @Schema(nullable = true, description = "Null until it got its first token.")
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
