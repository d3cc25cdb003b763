package dev.mintmark.domain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.tenant.TenantStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuanceGateTest {
    @Test
    void letsAnAppPassThatNothingBlocks() {
        assertThat(block(Facts.plain())).isEmpty();
    }

    @Test
    void blocksADisabledApp() {
        assertThat(block(Facts.of(false, TenantStatus.ACTIVE, true, true, Optional.empty(), AllowedDomains.NONE)))
                .contains(Blocked.APP_DISABLED);
    }

    @ParameterizedTest
    @EnumSource(TenantStatus.class)
    void blocksAppsOfTenantsThatAreNotActive(TenantStatus status) {
        assertThat(block(Facts.of(true, status, true, true, Optional.empty(), AllowedDomains.NONE)))
                .isEqualTo(status == TenantStatus.ACTIVE ? Optional.empty() : Optional.of(Blocked.TENANT_INACTIVE));
    }

    @Test
    void blocksAnAppWithoutARegion() {
        assertThat(block(Facts.of(true, TenantStatus.ACTIVE, false, true, Optional.empty(), AllowedDomains.NONE)))
                .contains(Blocked.REGION_MISSING);
    }

    @Test
    void blocksAnAppWithoutADatabase() {
        assertThat(block(Facts.of(true, TenantStatus.ACTIVE, true, false, Optional.empty(), AllowedDomains.NONE)))
                .contains(Blocked.DATABASE_MISSING);
    }

    @ParameterizedTest
    @EnumSource(PlanStatus.class)
    void blocksAppsOfARetiredPlanOnly(PlanStatus status) {
        assertThat(block(Facts.withPlan(status, Map.of())))
                .isEqualTo(status == PlanStatus.RETIRED ? Optional.of(Blocked.PLAN_RETIRED) : Optional.empty());
    }

    @Test
    void blocksATokenForAnApiThatThereIsNot() {
        assertThat(IssuanceGate.firstBlock(Facts.with(Facts.plain(), Optional.empty()), Optional.of("any")))
                .contains(Blocked.UNKNOWN_RESOURCE);
    }

    @ParameterizedTest
    @EnumSource(ApiAccess.class)
    void blocksATokenForADisabledApi(ApiAccess access) {
        assertThat(block(Facts.api(access, false, Optional.of(List.of("read")), "read"), "read"))
                .contains(Blocked.RESOURCE_DISABLED);
    }

    @Test
    void blocksATokenForAnApiThatThePlanDoesNotOpen() {
        assertThat(block(Facts.api(ApiAccess.BY_PLAN, true, Optional.empty(), "read"), null))
                .contains(Blocked.RESOURCE_NOT_IN_PLAN);
        assertThat(block(Facts.api(ApiAccess.BY_PLAN, true, Optional.of(List.of()), "read"), null))
                .isEmpty();
        assertThat(block(Facts.api(ApiAccess.OPEN, true, Optional.empty(), "read"), null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "other", "Read", "read other", "other read", "read2", "read\twrite"})
    void blocksAScopeThatTheApiDoesNotHave(String scope) {
        assertThat(block(Facts.api(ApiAccess.OPEN, true, Optional.empty(), "read", "write"), scope))
                .contains(Blocked.UNKNOWN_SCOPE);
        assertThat(block(Facts.api(ApiAccess.BY_PLAN, true, Optional.of(List.of("read")), "read", "write"), scope))
                .contains(Blocked.UNKNOWN_SCOPE);
    }

    @Test
    void blocksAScopeThatThePlanDoesNotOpen() {
        TargetApi byPlan = Facts.api(ApiAccess.BY_PLAN, true, Optional.of(List.of("read")), "read", "write");

        assertThat(block(byPlan, "read")).isEmpty();
        assertThat(block(byPlan, "write")).contains(Blocked.SCOPE_NOT_IN_PLAN);
        assertThat(block(byPlan, "read write")).contains(Blocked.SCOPE_NOT_IN_PLAN);
    }

    @Test
    void blocksEveryScopeOfAnApiWithoutScopes() {
        assertThat(block(Facts.api(ApiAccess.OPEN, true, Optional.empty()), "read"))
                .contains(Blocked.UNKNOWN_SCOPE);
        assertThat(block(Facts.api(ApiAccess.OPEN, true, Optional.empty()), null))
                .isEmpty();
    }

    @Test
    void asksOfTheAppAloneWhatDoesNotDependOnTheApi() {
        IssuanceFacts without = Facts.with(Facts.plain(), Optional.empty());
        IssuanceFacts disabled =
                Facts.of(false, TenantStatus.ACTIVE, true, true, Optional.empty(), AllowedDomains.NONE);

        assertThat(IssuanceGate.firstBlockOfClient(without)).isEmpty();
        assertThat(IssuanceGate.firstBlockOfClient(Facts.with(disabled, Optional.empty())))
                .contains(Blocked.APP_DISABLED);
    }

    static IntStream everyCombination() {
        return IntStream.range(0, 1 << 7);
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void letsTheFirstFailureDecideAndListsAllInOrder(int failures) {
        List<Blocked> reasons = List.of(
                Blocked.APP_DISABLED,
                Blocked.TENANT_INACTIVE,
                Blocked.REGION_MISSING,
                Blocked.DATABASE_MISSING,
                Blocked.PLAN_RETIRED,
                Blocked.RESOURCE_DISABLED,
                Blocked.UNKNOWN_SCOPE);
        IssuanceFacts app = Facts.of(
                (failures & 1) == 0,
                (failures & 2) == 0 ? TenantStatus.ACTIVE : TenantStatus.SUSPENDED,
                (failures & 4) == 0,
                (failures & 8) == 0,
                Optional.of(Facts.plan((failures & 16) == 0 ? PlanStatus.ARCHIVED : PlanStatus.RETIRED, Map.of())),
                AllowedDomains.NONE);
        IssuanceFacts facts =
                Facts.with(app, Optional.of(Facts.api(ApiAccess.OPEN, (failures & 32) == 0, Optional.empty(), "read")));
        Optional<String> scope = Optional.of((failures & 64) == 0 ? "read" : "other");

        List<Optional<Blocked>> expected = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            expected.add((failures & (1 << i)) == 0 ? Optional.empty() : Optional.of(reasons.get(i)));
        }
        assertThat(IssuanceGate.firstBlock(facts, scope))
                .isEqualTo(expected.stream().flatMap(Optional::stream).findFirst());
        assertThat(IssuanceGate.all(facts, scope))
                .extracting(IssuanceGate.Result::failure)
                .isEqualTo(expected);
        assertThat(IssuanceGate.all(facts, scope))
                .extracting(IssuanceGate.Result::check)
                .containsExactly("app", "tenant", "region", "database", "plan", "resource", "scope");
    }

    @Test
    void givesTheReasonsOfTheSpecification() {
        assertThat(Blocked.values())
                .extracting(Blocked::code)
                .containsExactly(
                        "secret_expired",
                        "app_disabled",
                        "tenant_inactive",
                        "region_missing",
                        "database_missing",
                        "plan_retired",
                        "unknown_resource",
                        "resource_disabled",
                        "resource_not_in_plan",
                        "unknown_scope",
                        "scope_not_in_plan");
        assertThat(Blocked.values()).extracting(Blocked::message).allMatch(message -> message.endsWith("."));
    }

    private static Optional<Blocked> block(TargetApi api, String scope) {
        return IssuanceGate.firstBlock(Facts.with(Facts.plain(), Optional.of(api)), Optional.ofNullable(scope));
    }

    private static Optional<Blocked> block(IssuanceFacts facts) {
        return IssuanceGate.firstBlock(facts, Optional.empty());
    }
}
