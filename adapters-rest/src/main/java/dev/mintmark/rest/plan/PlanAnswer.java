package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Plan;

/** A plan as an operator sees it. */
record PlanAnswer(String code, String name, LimitsAnswer limits, String status, int revision) {
    static PlanAnswer from(Plan plan) {
        return new PlanAnswer(
                plan.code().value(),
                plan.name().value(),
                LimitsAnswer.from(plan.limits()),
                plan.status().code(),
                plan.revision());
    }
}
