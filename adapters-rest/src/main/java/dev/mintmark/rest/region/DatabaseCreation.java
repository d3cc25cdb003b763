package dev.mintmark.rest.region;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What creates a region database; exists in the description only. */
@Schema(
        name = "RegionDatabaseCreation",
        description = "A new region database.",
        additionalProperties = Schema.False.class,
        examples = """
                {"dbCode": "us-east-1-a", "description": "The first cluster", "active": true}""")
record DatabaseCreation(
        @Schema(required = true, implementation = Described.Code.class)
        String dbCode,

        @Schema(nullable = true, maxLength = 500) String description,

        @Schema(
                description = "Whether new apps get it; the region's other one is switched off then.",
                defaultValue = "false")
        Boolean active) {}
