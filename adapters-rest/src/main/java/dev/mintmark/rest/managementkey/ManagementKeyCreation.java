package dev.mintmark.rest.managementkey;

import dev.mintmark.rest.openapi.Described;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What makes a management key; exists in the description only. */
@Schema(description = "A new management key.", additionalProperties = Schema.False.class, examples = """
                {"name": "Deployment", "role": "tenant-viewer"}""")
record ManagementKeyCreation(
        @Schema(required = true, implementation = Described.DisplayName.class)
        String name,

        @Schema(required = true, implementation = Described.Role.class)
        String role,

        @Schema(
                nullable = true,
                description = "At most 3650 days from now; left out for a key that holds until it is deleted.")
        Instant expiresAt) {}
