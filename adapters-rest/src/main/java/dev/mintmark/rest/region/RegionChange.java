package dev.mintmark.rest.region;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes a license region; exists in the description only. */
@Schema(
        name = "LicenseRegionChange",
        description = "A merge patch of a license region (RFC 7396).",
        additionalProperties = Schema.False.class,
        examples = "{\"active\": false}")
record RegionChange(
        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(description = "Whether apps can be registered in it.")
        Boolean active) {}
