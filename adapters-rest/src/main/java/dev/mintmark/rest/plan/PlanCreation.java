package dev.mintmark.rest.plan;

import dev.mintmark.rest.openapi.Described;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What creates a plan; exists in the description only. */
@Schema(description = "A new plan.", additionalProperties = Schema.False.class, examples = """
                {"code": "starter", "name": "Starter", "limits": {"maxDocumentUnitsPerHour": 1000}, "status": "active"}""")
record PlanCreation(
        @Schema(required = true, implementation = Described.Code.class)
        String code,

        @Schema(required = true, implementation = Described.DisplayName.class)
        String name,

        @Schema(nullable = true) LimitsChange limits,

        @Schema(
                enumeration = {"draft", "active"},
                defaultValue = "draft")
        String status) {}
