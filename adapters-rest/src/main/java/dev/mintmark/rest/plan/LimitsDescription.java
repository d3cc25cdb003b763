package dev.mintmark.rest.plan;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The limits of a plan as the description shows them: those that are set. */
@Schema(
        name = "Limits",
        description =
                "Limits in Document Units, and of requests a minute. One that is missing is not limited by the plan; a wider"
                        + " window allows no less than a narrower one.",
        additionalProperties = Schema.False.class,
        examples = """
                {"maxDocumentUnitsPerHour": 1000, "maxDocumentUnitsPerDay": 10000}""")
record LimitsDescription(
        @Schema(minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerDocument,

        @Schema(minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerHour,

        @Schema(minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerDay,

        @Schema(minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerWeek,

        @Schema(minimum = "0", maximum = LimitsDescription.MOST)
        Long maxDocumentUnitsPerMonth,

        @Schema(minimum = "0", maximum = LimitsDescription.MOST)
        Long maxApiRequestsPerMinute) {

    /** The greatest limit (rules §4). */
    static final String MOST = "9007199254740991";
}
