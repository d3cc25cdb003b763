package dev.mintmark.domain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Reading;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistrationCheckTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int APP_LIMIT = 3;

    /** What each check refuses with, in the order of the checks. */
    private static final List<Refusal> REFUSALS = List.of(
            Refusal.PLAN_MANAGED_BY_OPERATOR,
            Refusal.VALIDATION_FAILED,
            Refusal.TENANT_INACTIVE,
            Refusal.APP_LIMIT_REACHED,
            Refusal.PLAN_NOT_ASSIGNABLE,
            Refusal.APP_NAME_TAKEN);

    static IntStream everyCombination() {
        return IntStream.range(0, 1 << RegistrationCheck.values().length);
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void letsTheFirstFailureDecide(int failures) {
        RegistrationFacts facts = facts(failures, true);

        if (failures == 0) {
            RegistrationCheck.requireAll(facts);
        } else {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> RegistrationCheck.requireAll(facts))
                    .satisfies(broken -> assertThat(broken.refusal())
                            .isEqualTo(REFUSALS.get(Integer.numberOfTrailingZeros(failures))));
        }
    }

    @Test
    void asksNothingAboutPlansIfNoneIsRequested() {
        int closedPolicy = 1 << RegistrationCheck.PLAN_POLICY.ordinal();

        RegistrationCheck.requireAll(facts(closedPolicy, false));
    }

    @Test
    void reportsEveryViolation() {
        Violations violations = new Violations();
        violations.add("name", Fault.REQUIRED);
        violations.add("plan", Fault.PLAN_NOT_FOUND);
        RegistrationFacts facts = new RegistrationFacts(
                tenant(TenantStatus.ACTIVE, PlanPolicy.OPEN), true, violations, 0, Optional.empty(), false);

        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> RegistrationCheck.requireAll(facts))
                .satisfies(broken -> assertThat(broken.violations()).isEqualTo(violations.list()));
        assertThat(Reading.faultsIn(violations)).containsExactly("name required", "plan plan_not_found");
    }

    private static RegistrationFacts facts(int failures, boolean planRequested) {
        Violations violations = new Violations();
        if (fails(failures, RegistrationCheck.FIELDS)) {
            violations.add("name", Fault.REQUIRED);
        }
        Tenant tenant = tenant(
                fails(failures, RegistrationCheck.TENANT_STATUS) ? TenantStatus.SUSPENDED : TenantStatus.ACTIVE,
                fails(failures, RegistrationCheck.PLAN_POLICY) ? PlanPolicy.ASSIGNED : PlanPolicy.OPEN);
        PlanStatus status = fails(failures, RegistrationCheck.PLAN_STATUS) ? PlanStatus.DRAFT : PlanStatus.ACTIVE;
        return new RegistrationFacts(
                tenant,
                planRequested,
                violations,
                fails(failures, RegistrationCheck.APP_LIMIT) ? APP_LIMIT : APP_LIMIT - 1,
                planRequested ? Optional.of(plan(status)) : Optional.empty(),
                fails(failures, RegistrationCheck.UNIQUE_NAME));
    }

    private static boolean fails(int failures, RegistrationCheck check) {
        return (failures & (1 << check.ordinal())) != 0;
    }

    private static Tenant tenant(TenantStatus status, PlanPolicy planPolicy) {
        return new Tenant(
                new TenantId(new UUID(1, 2)),
                new DisplayName("Acme"),
                status,
                APP_LIMIT,
                planPolicy,
                Optional.empty(),
                SecondFactorPolicy.OPTIONAL,
                NOW,
                NOW,
                1);
    }

    private static Plan plan(PlanStatus status) {
        return Plan.create(new PlanCode("small"), new DisplayName("Small"), Limits.of(Map.of()), status, NOW);
    }
}
