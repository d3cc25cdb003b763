package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Plan;
import dev.mintmark.rest.openapi.Described;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan as a tenant sees it, on an app or as a choice. */
@Schema(description = "A plan as a tenant sees it.", examples = """
                {"code": "starter", "name": "Starter", "status": "active", "revision": 1, "limits": {"maxDocumentUnitsPerHour": 1000}}""")
public record AssignedPlanAnswer(
        @Schema(implementation = Described.Code.class) String code,

        @Schema(implementation = Described.DisplayName.class)
        String name,

        @Schema(enumeration = {"draft", "active", "archived", "retired"})
        String status,

        @Schema(minimum = "1", description = "Grows with each change of the limits.")
        int revision,

        @Schema(implementation = LimitsDescription.class) Map<String, Long> limits) {
    /** The plan in this form. */
    public static AssignedPlanAnswer from(Plan plan) {
        return new AssignedPlanAnswer(
                plan.code().value(),
                plan.name().value(),
                plan.status().code(),
                plan.revision(),
                LimitsForm.of(plan.limits()));
    }
}
