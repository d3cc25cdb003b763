package dev.mintmark.rest.plan;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes the limits of a plan; exists in the description only, {@link LimitsBody} reads it. */
@Schema(
        description = "A merge patch of limits (RFC 7396): one that is null is removed.",
        additionalProperties = Schema.False.class,
        examples = """
                {"maxDocumentUnitsPerHour": 2000, "maxDocumentUnitsPerWeek": null}""")
record LimitsChange(
        @Schema(nullable = true, minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerDocument,

        @Schema(nullable = true, minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerHour,

        @Schema(nullable = true, minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerDay,

        @Schema(nullable = true, minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerWeek,

        @Schema(nullable = true, minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerMonth,

        @Schema(nullable = true, minimum = "0", maximum = LimitsDescription.MOST)
        Long maxApiRequestsPerMinute) {}
