package dev.mintmark.domain.plan;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import java.time.Instant;
import java.util.List;

/**
 * Named limits (rules §4). Life: {@code draft → active → archived → retired}; {@code archived → active} and
 * {@code retired → archived} undo a mistake, and a draft may be archived.
 *
 * @param apis those that it opens to the apps that hold it; a change is no new revision
 * @param revision starts at 1, grows by one with each change of the limits
 * @param version grows with each stored change; for optimistic locking
 */
public record Plan(
        PlanCode code,
        DisplayName name,
        Limits limits,
        int revision,
        PlanStatus status,
        List<OpenedApi> apis,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    public Plan {
        apis = List.copyOf(apis);
    }

    /**
     * A new plan that opens no API.
     *
     * @throws RuleBroken {@code invalid_transition} unless the status is draft or active
     */
    public static Plan create(PlanCode code, DisplayName name, Limits limits, PlanStatus status, Instant now) {
        if (!status.isInitial()) {
            throw new RuleBroken(Refusal.INVALID_TRANSITION, "A plan is created as draft or active.");
        }
        return new Plan(code, name, limits, 1, status, List.of(), now, now, 1);
    }

    /** The plan with another name and limits; the revision grows if the limits differ. */
    public Plan with(DisplayName newName, Limits newLimits, Instant now) {
        int newRevision = newLimits.equals(limits) ? revision : revision + 1;
        return new Plan(code, newName, newLimits, newRevision, status, apis, createdAt, now, version);
    }

    /** The plan with other APIs that it opens. */
    public Plan opening(List<OpenedApi> newApis, Instant now) {
        return new Plan(code, name, limits, revision, status, newApis, createdAt, now, version);
    }

    /**
     * The plan in another status.
     *
     * @throws RuleBroken {@code invalid_transition} if no way leads there
     */
    public Plan become(PlanStatus next, Instant now) {
        if (!status.mayBecome(next)) {
            throw new RuleBroken(
                    Refusal.INVALID_TRANSITION,
                    "A plan that is " + status.code() + " cannot become " + next.code() + ".");
        }
        return new Plan(code, name, limits, revision, next, apis, createdAt, now, version);
    }

    /** @throws RuleBroken {@code plan_not_assignable} unless the plan is active */
    public void requireAssignable() {
        if (status != PlanStatus.ACTIVE) {
            throw new RuleBroken(Refusal.PLAN_NOT_ASSIGNABLE);
        }
    }
}
