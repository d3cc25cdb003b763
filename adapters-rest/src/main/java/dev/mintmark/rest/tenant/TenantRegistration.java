package dev.mintmark.rest.tenant;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What registers a tenant; exists in the description only. */
@Schema(
        description = "A new tenant; it waits for its activation.",
        additionalProperties = Schema.False.class,
        examples = """
                {"name": "Acme", "appLimit": 50, "planPolicy": "assigned"}""")
record TenantRegistration(
        @Schema(required = true, implementation = Described.DisplayName.class)
        String name,

        @Schema(description = "How many apps it may have.", minimum = "0", maximum = "1000000")
        Integer appLimit,

        @Schema(
                description = "Who chooses plans: its admins, or operators only.",
                enumeration = {"open", "assigned"},
                defaultValue = "open")
        String planPolicy) {}
