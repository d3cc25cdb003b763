package dev.mintmark.rest.region;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What creates a license region; exists in the description only. */
@Schema(
        name = "LicenseRegionCreation",
        description = "A new license region.",
        additionalProperties = Schema.False.class,
        examples = """
                {"code": "aws-us-east-1", "name": "US East", "active": true}""")
record RegionCreation(
        @Schema(required = true, implementation = Described.Code.class)
        String code,

        @Schema(required = true, implementation = Described.DisplayName.class)
        String name,

        @Schema(description = "Whether apps can be registered in it.", defaultValue = "true")
        Boolean active) {}
