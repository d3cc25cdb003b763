package dev.mintmark.domain.app;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.plan.Plan;
import java.util.function.Consumer;

/** The checks before an app is registered, in their order (rules §5). The first that fails decides. */
public enum RegistrationCheck {
    PLAN_POLICY(facts -> {
        if (facts.planRequested()) {
            facts.tenant().requireOpenPlanPolicy();
        }
    }),
    FIELDS(facts -> facts.violations().throwIfAny()),
    TENANT_STATUS(facts -> facts.tenant().requireActive()),
    APP_LIMIT(facts -> facts.tenant().requireRoomForOneMore(facts.apps())),
    PLAN_STATUS(facts -> facts.plan().ifPresent(Plan::requireAssignable)),
    UNIQUE_NAME(facts -> {
        if (facts.nameTaken()) {
            throw new RuleBroken(Refusal.APP_NAME_TAKEN);
        }
    });

    private final Consumer<RegistrationFacts> rule;

    RegistrationCheck(Consumer<RegistrationFacts> rule) {
        this.rule = rule;
    }

    /**
     * Makes every check.
     *
     * @throws RuleBroken {@code plan_managed_by_operator}; {@code validation_failed} with every violation;
     *     {@code tenant_inactive}; {@code app_limit_reached}; {@code plan_not_assignable}; {@code app_name_taken}
     */
    public static void requireAll(RegistrationFacts facts) {
        for (RegistrationCheck check : values()) {
            check.rule.accept(facts);
        }
    }
}
