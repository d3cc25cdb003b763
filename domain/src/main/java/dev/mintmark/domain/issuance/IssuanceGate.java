package dev.mintmark.domain.issuance;

import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The ordered checks between a client's authentication and its token (rules §7, steps 3 to 8). The first that fails
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
                    .isEmpty()),
            new Check("resource", Blocked.UNKNOWN_RESOURCE, facts -> facts.api().isPresent()),
            new Check("resource", Blocked.RESOURCE_DISABLED, ofApi(TargetApi::enabled)),
            new Check("resource", Blocked.RESOURCE_NOT_IN_PLAN, ofApi(TargetApi::isOpen)),
            new Check("scope", Blocked.UNKNOWN_SCOPE, ofApi(TargetApi::knows)),
            new Check("scope", Blocked.SCOPE_NOT_IN_PLAN, ofApi(TargetApi::opens)));

    private IssuanceGate() {}

    /**
     * What blocks issuance; empty if nothing does.
     *
     * @param scope the scopes that are asked for, as sent; empty if none are
     */
    public static Optional<Blocked> firstBlock(IssuanceFacts facts, Optional<String> scope) {
        for (Check check : CHECKS) {
            if (!check.passes.test(facts, scope)) {
                return Optional.of(check.reason);
            }
        }
        return Optional.empty();
    }

    /** What blocks the app itself, whatever a token would be for; empty if nothing does. */
    public static Optional<Blocked> firstBlockOfClient(IssuanceFacts facts) {
        return firstBlock(facts, Optional.empty()).filter(blocked -> blocked.kind() == Blocked.Kind.CLIENT);
    }

    /** The result of every check, in order; of several reasons that one check may give, the first. */
    public static List<Result> all(IssuanceFacts facts, Optional<String> scope) {
        return CHECKS.stream()
                .map(Check::name)
                .distinct()
                .map(name -> new Result(
                        name,
                        CHECKS.stream()
                                .filter(check -> check.name.equals(name) && !check.passes.test(facts, scope))
                                .map(Check::reason)
                                .findFirst()))
                .toList();
    }

    /** Of an API that there is not, nothing else is checked. */
    private static Predicate<IssuanceFacts> ofApi(Predicate<TargetApi> passes) {
        return facts -> facts.api().map(passes::test).orElse(true);
    }

    private static BiPredicate<IssuanceFacts, Optional<String>> ofApi(BiPredicate<TargetApi, Optional<String>> passes) {
        return (facts, scope) -> facts.api().map(api -> passes.test(api, scope)).orElse(scope.isEmpty());
    }

    /**
     * The result of one check.
     *
     * @param check what was checked
     * @param failure empty if it passed
     */
    public record Result(String check, Optional<Blocked> failure) {}

    private record Check(String name, Blocked reason, BiPredicate<IssuanceFacts, Optional<String>> passes) {
        Check(String name, Blocked reason, Predicate<IssuanceFacts> passes) {
            this(name, reason, (facts, scope) -> passes.test(facts));
        }
    }
}
