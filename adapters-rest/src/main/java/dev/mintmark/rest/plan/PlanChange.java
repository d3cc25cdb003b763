package dev.mintmark.rest.plan;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes a plan; exists in the description only. */
@Schema(
        description = "A merge patch of a plan (RFC 7396): limits that are null are removed.",
        additionalProperties = Schema.False.class,
        examples = """
                {"limits": {"maxDocumentUnitsPerHour": 2000}, "status": "archived"}""")
record PlanChange(
        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(nullable = true) LimitsChange limits,

        @Schema(enumeration = {"draft", "active", "archived", "retired"})
        String status) {}
