package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;

/** The limits of a plan (rules §4); null is not limited by the plan. */
public record LimitsAnswer(
        Long maxDocumentUnitsPerDocument,
        Long maxDocumentUnitsPerHour,
        Long maxDocumentUnitsPerDay,
        Long maxDocumentUnitsPerWeek,
        Long maxDocumentUnitsPerMonth,
        Long maxApiRequestsPerMinute) {
    static LimitsAnswer from(Limits limits) {
        return new LimitsAnswer(
                value(limits, Limit.PER_DOCUMENT),
                value(limits, Limit.PER_HOUR),
                value(limits, Limit.PER_DAY),
                value(limits, Limit.PER_WEEK),
                value(limits, Limit.PER_MONTH),
                value(limits, Limit.REQUESTS_PER_MINUTE));
    }

    private static Long value(Limits limits, Limit limit) {
        return limits.asMap().get(limit);
    }
}
