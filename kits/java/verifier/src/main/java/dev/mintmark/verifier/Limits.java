package dev.mintmark.verifier;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How much a caller may consume: by its plan, or unsaid, since no plan applies (rules §4). No plan does not mean
 * "unlimited": an API refuses such a caller, or has a default of its own. So both cases are to be named.
 */
public sealed interface Limits {
    /** What {@code plan} makes of the caller's plan, or what {@code noPlan} gives where none applies. */
    <T> T fold(Function<Plan, T> plan, Supplier<T> noPlan);

    /** No plan applies. */
    record NoPlan() implements Limits {
        @Override
        public <T> T fold(Function<Plan, T> plan, Supplier<T> noPlan) {
            return noPlan.get();
        }
    }

    /**
     * The plan that applies.
     *
     * @param code of the plan
     * @param revision grows with each change of the plan's limits
     * @param documentUnitsPerDocument Document Units of one document
     * @param documentUnitsPerHour Document Units in an hour
     * @param documentUnitsPerDay Document Units in a day
     * @param documentUnitsPerWeek Document Units in a week
     * @param documentUnitsPerMonth Document Units in a month
     * @param apiRequestsPerMinute requests in a minute
     */
    record Plan(
            String code,
            long revision,
            Limit documentUnitsPerDocument,
            Limit documentUnitsPerHour,
            Limit documentUnitsPerDay,
            Limit documentUnitsPerWeek,
            Limit documentUnitsPerMonth,
            Limit apiRequestsPerMinute)
            implements Limits {
        @Override
        public <T> T fold(Function<Plan, T> plan, Supplier<T> noPlan) {
            return plan.apply(this);
        }
    }
}
