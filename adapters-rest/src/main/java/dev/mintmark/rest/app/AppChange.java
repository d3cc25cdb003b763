package dev.mintmark.rest.app;

import dev.mintmark.rest.openapi.Described;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes an app; exists in the description only, {@link AppPatch} reads it. */
@Schema(
        description = "A merge patch of an app (RFC 7396): what is missing stays, a list that is null is emptied.",
        additionalProperties = Schema.False.class,
        examples = """
                {"name": "Billing API", "allowedDomains": ["app.example.com", "localhost:3000"], "enabled": false}""")
record AppChange(
        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(nullable = true, type = SchemaType.ARRAY, implementation = Described.AppUri.class, maxItems = 10)
        List<String> redirectUris,

        @Schema(nullable = true, type = SchemaType.ARRAY, implementation = Described.AppUri.class, maxItems = 10)
        List<String> postLogoutRedirectUris,

        @Schema(nullable = true, type = SchemaType.ARRAY, implementation = Described.TypedDomain.class, maxItems = 3)
        List<String> allowedDomains,

        @Schema(description = "Whether it gets tokens.") Boolean enabled) {}
