package dev.mintmark.rest.region;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes a region database; exists in the description only. */
@Schema(
        name = "RegionDatabaseChange",
        description = "A merge patch of a region database (RFC 7396).",
        additionalProperties = Schema.False.class,
        examples = "{\"active\": true}")
record DatabaseChange(
        @Schema(nullable = true, maxLength = 500) String description,

        @Schema(description = "Whether new apps get it; the region's other one is switched off then.")
        Boolean active) {}
