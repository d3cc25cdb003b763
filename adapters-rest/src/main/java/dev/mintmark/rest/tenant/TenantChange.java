package dev.mintmark.rest.tenant;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes a tenant; exists in the description only. */
@Schema(
        description = "A merge patch of a tenant (RFC 7396).",
        additionalProperties = Schema.False.class,
        examples = "{\"status\": \"active\"}")
record TenantChange(
        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(description = "How many apps it may have.", minimum = "0", maximum = "1000000")
        Integer appLimit,

        @Schema(
                description = "Who chooses plans: its admins, or operators only.",
                enumeration = {"open", "assigned"})
        String planPolicy,

        @Schema(enumeration = {"pending_activation", "active", "suspended"})
        String status) {}
