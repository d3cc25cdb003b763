package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Plan;
import java.util.Map;

/** A plan as an operator sees it. */
record PlanAnswer(String code, String name, Map<String, Long> limits, String status, int revision) {
    static PlanAnswer from(Plan plan) {
        return new PlanAnswer(
                plan.code().value(),
                plan.name().value(),
                LimitsForm.of(plan.limits()),
                plan.status().code(),
                plan.revision());
    }
}
