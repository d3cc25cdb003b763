package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Plan;
import java.util.List;
import java.util.Map;

/** A plan as an operator sees it. */
record PlanResponse(
        String code, String name, Map<String, Long> limits, String status, int revision, List<Opened> apis) {
    /**
     * An API that the plan opens.
     *
     * @param resourceServer the API's id
     */
    record Opened(String resourceServer, List<String> scopes) {}

    static PlanResponse from(Plan plan) {
        return new PlanResponse(
                plan.code().value(),
                plan.name().value(),
                LimitsForm.of(plan.limits()),
                plan.status().code(),
                plan.revision(),
                plan.apis().stream()
                        .map(opened -> new Opened(opened.api().toString(), opened.scopes()))
                        .toList());
    }
}
