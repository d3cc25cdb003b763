package dev.mintmark.rest.app;

import dev.mintmark.rest.openapi.Described;
import dev.mintmark.rest.plan.AssignedPlanAnswer;
import dev.mintmark.rest.region.RegionSummary;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a dry run answers; exists in the description only, {@link AppAnswer#ofPreview} makes it. */
@Schema(description = "What would be stored; what is made up only when it is stored is null.", examples = """
                {
                  "id": null,
                  "name": "Billing API",
                  "clientId": null,
                  "licenseRegion": {"code": "aws-us-east-1", "name": "US East"},
                  "dbCode": "us-east-1-a",
                  "redirectUris": [],
                  "postLogoutRedirectUris": [],
                  "allowedDomains": ["app.example.com"],
                  "enabled": true,
                  "plan": null,
                  "publicKeys": [],
                  "secretCreatedAt": null,
                  "secretHint": null,
                  "lastTokenIssuedAt": null,
                  "createdAt": null,
                  "updatedAt": null
                }""")
record AppPreview(
        @Schema(nullable = true, description = "Null: made when it is stored.")
        String id,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(nullable = true, description = "Null: made when it is stored.")
        String clientId,

        RegionSummary licenseRegion,
        @Schema(implementation = Described.Code.class) String dbCode,

        @Schema(type = SchemaType.ARRAY, implementation = Described.AppUri.class, maxItems = 10)
        List<String> redirectUris,

        @Schema(type = SchemaType.ARRAY, implementation = Described.AppUri.class, maxItems = 10)
        List<String> postLogoutRedirectUris,

        @Schema(type = SchemaType.ARRAY, implementation = Described.AllowedDomain.class, maxItems = 3)
        List<String> allowedDomains,

        boolean enabled,
        @Schema(nullable = true) AssignedPlanAnswer plan,

        @Schema(type = SchemaType.ARRAY, implementation = PublicKeyDescription.class, maxItems = 0)
        List<String> publicKeys,

        @Schema(nullable = true, description = "Null: made when it is stored.")
        Instant secretCreatedAt,

        @Schema(nullable = true, description = "Null: made when it is stored.")
        String secretHint,

        @Schema(nullable = true, description = "Null: made when it is stored.")
        Instant lastTokenIssuedAt,

        @Schema(nullable = true, description = "Null: made when it is stored.")
        Instant createdAt,

        @Schema(nullable = true, description = "Null: made when it is stored.")
        Instant updatedAt) {}
