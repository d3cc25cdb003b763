package dev.mintmark.domain.issuance;

import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The ordered checks between a client's authentication and its token (rules §7, steps 3 to 6). The first that fails
 * decides.
 */
public final class IssuanceGate {
    private static final List<Check> CHECKS = List.of(
            new Check("app", Blocked.APP_DISABLED, IssuanceFacts::enabled),
            new Check("tenant", Blocked.TENANT_INACTIVE, facts -> facts.tenantStatus() == TenantStatus.ACTIVE),
            new Check("region", Blocked.REGION_MISSING, facts -> facts.region().isPresent()),
            new Check("database", Blocked.DATABASE_MISSING, facts -> facts.dbCode()
                    .isPresent()),
            new Check("plan", Blocked.PLAN_RETIRED, facts -> facts.plan()
                    .filter(plan -> plan.status() == PlanStatus.RETIRED)
                    .isEmpty()));

    private IssuanceGate() {}

    /** What blocks issuance; empty if nothing does. */
    public static Optional<Blocked> firstBlock(IssuanceFacts facts) {
        return CHECKS.stream()
                .filter(check -> !check.passes.test(facts))
                .map(Check::reason)
                .findFirst();
    }

    /** The result of every check, in order. */
    public static List<Result> all(IssuanceFacts facts) {
        return CHECKS.stream()
                .map(check ->
                        new Result(check.name, check.passes.test(facts) ? Optional.empty() : Optional.of(check.reason)))
                .toList();
    }

    /**
     * The result of one check.
     *
     * @param check what was checked
     * @param failure empty if it passed
     */
    public record Result(String check, Optional<Blocked> failure) {}

    private record Check(String name, Blocked reason, Predicate<IssuanceFacts> passes) {}
}
