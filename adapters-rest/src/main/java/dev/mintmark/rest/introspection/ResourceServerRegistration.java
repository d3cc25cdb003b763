package dev.mintmark.rest.introspection;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What registers a resource server; exists in the description only. */
@Schema(description = "A new resource server.", additionalProperties = Schema.False.class, examples = """
                {"name": "Documents API"}""")
record ResourceServerRegistration(
        @Schema(required = true, implementation = Described.DisplayName.class)
        String name) {}
