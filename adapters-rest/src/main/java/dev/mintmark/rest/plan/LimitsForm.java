package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Limits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows the limits of a plan: those that are set, by name; one that is missing is not limited by the plan (rules §4).
 */
final class LimitsForm {
    private LimitsForm() {}

    static Map<String, Long> of(Limits limits) {
        Map<String, Long> members = new LinkedHashMap<>();
        limits.asMap().forEach((limit, value) -> members.put(limit.code(), value));
        return Collections.unmodifiableMap(members);
    }
}
