package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Plan;
import java.util.Map;

/** A plan as a tenant sees it, on an app or as a choice. */
public record AssignedPlanResponse(String code, String name, String status, int revision, Map<String, Long> limits) {
    /** The plan in this form. */
    public static AssignedPlanResponse from(Plan plan) {
        return new AssignedPlanResponse(
                plan.code().value(),
                plan.name().value(),
                plan.status().code(),
                plan.revision(),
                LimitsForm.of(plan.limits()));
    }
}
