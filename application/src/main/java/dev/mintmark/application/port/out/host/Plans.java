package dev.mintmark.application.port.out.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored plans. Called inside a unit of work. */
public interface Plans {
    /**
     * Stores a new plan.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code code_taken} if there is one with this code
     */
    void add(Plan plan);

    /**
     * Stores a changed plan and returns it with its new version.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the plan's
     */
    Plan update(Plan plan);

    /** One plan. */
    Optional<Plan> find(PlanCode code);

    /** One plan, locked until the unit of work ends, so that its status holds while it is assigned. */
    Optional<Plan> lock(PlanCode code);

    /** The plans with these codes, in any order. */
    List<Plan> findAll(Collection<PlanCode> codes);

    /** A page of all plans by code; the position's id and sort key are both the code. */
    Page<Plan> list(Page.Request page);

    /** Every active plan, by code. */
    List<Plan> choices();
}
