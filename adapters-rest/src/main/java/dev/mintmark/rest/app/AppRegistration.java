package dev.mintmark.rest.app;

import dev.mintmark.rest.openapi.Described;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What registers an app; exists in the description only. */
@Schema(description = "A new app.", additionalProperties = Schema.False.class, examples = """
                {"name": "Billing API", "licenseRegion": "aws-us-east-1", "allowedDomains": ["app.example.com"], "plan": "starter"}""")
record AppRegistration(
        @Schema(required = true, implementation = Described.DisplayName.class)
        String name,

        @Schema(required = true, implementation = Described.Code.class)
        String licenseRegion,

        @Schema(nullable = true, type = SchemaType.ARRAY, implementation = Described.AppUri.class, maxItems = 10)
        List<String> redirectUris,

        @Schema(nullable = true, type = SchemaType.ARRAY, implementation = Described.AppUri.class, maxItems = 10)
        List<String> postLogoutRedirectUris,

        @Schema(nullable = true, type = SchemaType.ARRAY, implementation = Described.TypedDomain.class, maxItems = 3)
        List<String> allowedDomains,

        @Schema(nullable = true, implementation = Described.Code.class)
        String plan,

        @Schema(description = "Whether it gets tokens.", defaultValue = "true")
        Boolean enabled) {}
