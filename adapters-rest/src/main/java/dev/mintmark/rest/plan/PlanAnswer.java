package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Plan;
import dev.mintmark.rest.openapi.Described;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan as an operator sees it. */
@Schema(description = "A plan.", examples = """
                {"code": "starter", "name": "Starter", "limits": {"maxDocumentUnitsPerHour": 1000}, "status": "active", "revision": 1}""")
record PlanAnswer(
        @Schema(implementation = Described.Code.class) String code,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(implementation = LimitsDescription.class) Map<String, Long> limits,

        @Schema(enumeration = {"draft", "active", "archived", "retired"})
        String status,

        @Schema(minimum = "1", description = "Grows with each change of the limits.")
        int revision) {
    static PlanAnswer from(Plan plan) {
        return new PlanAnswer(
                plan.code().value(),
                plan.name().value(),
                LimitsForm.of(plan.limits()),
                plan.status().code(),
                plan.revision());
    }
}
