package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Plan;
import java.util.Map;

/** A plan as an operator sees it. */
record PlanResponse(String code, String name, Map<String, Long> limits, String status, int revision) {
    static PlanResponse from(Plan plan) {
        return new PlanResponse(
                plan.code().value(),
                plan.name().value(),
                LimitsForm.of(plan.limits()),
                plan.status().code(),
                plan.revision());
    }
}
