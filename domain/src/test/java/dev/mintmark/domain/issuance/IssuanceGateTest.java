package dev.mintmark.domain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.plan.PlanStatus;
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

class IssuanceGateTest {
    @Test
    void letsAnAppPassThatNothingBlocks() {
        assertThat(IssuanceGate.firstBlock(Facts.plain())).isEmpty();
    }

    @Test
    void blocksADisabledApp() {
        assertThat(IssuanceGate.firstBlock(
                        Facts.of(false, TenantStatus.ACTIVE, true, true, Optional.empty(), List.of())))
                .contains(Blocked.APP_DISABLED);
    }

    @ParameterizedTest
    @EnumSource(TenantStatus.class)
    void blocksAppsOfTenantsThatAreNotActive(TenantStatus status) {
        assertThat(IssuanceGate.firstBlock(Facts.of(true, status, true, true, Optional.empty(), List.of())))
                .isEqualTo(status == TenantStatus.ACTIVE ? Optional.empty() : Optional.of(Blocked.TENANT_INACTIVE));
    }

    @Test
    void blocksAnAppWithoutARegion() {
        assertThat(IssuanceGate.firstBlock(
                        Facts.of(true, TenantStatus.ACTIVE, false, true, Optional.empty(), List.of())))
                .contains(Blocked.REGION_MISSING);
    }

    @Test
    void blocksAnAppWithoutADatabase() {
        assertThat(IssuanceGate.firstBlock(
                        Facts.of(true, TenantStatus.ACTIVE, true, false, Optional.empty(), List.of())))
                .contains(Blocked.DATABASE_MISSING);
    }

    @ParameterizedTest
    @EnumSource(PlanStatus.class)
    void blocksAppsOfARetiredPlanOnly(PlanStatus status) {
        assertThat(IssuanceGate.firstBlock(Facts.withPlan(status, Map.of())))
                .isEqualTo(status == PlanStatus.RETIRED ? Optional.of(Blocked.PLAN_RETIRED) : Optional.empty());
    }

    static IntStream everyCombination() {
        return IntStream.range(0, 1 << Blocked.values().length);
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void letsTheFirstFailureDecideAndListsAllInOrder(int failures) {
        IssuanceFacts facts = Facts.of(
                (failures & 1) == 0,
                (failures & 2) == 0 ? TenantStatus.ACTIVE : TenantStatus.SUSPENDED,
                (failures & 4) == 0,
                (failures & 8) == 0,
                Optional.of(Facts.plan((failures & 16) == 0 ? PlanStatus.ARCHIVED : PlanStatus.RETIRED, Map.of())),
                List.of());

        List<Optional<Blocked>> expected = new ArrayList<>();
        for (Blocked reason : Blocked.values()) {
            expected.add((failures & (1 << reason.ordinal())) == 0 ? Optional.empty() : Optional.of(reason));
        }
        assertThat(IssuanceGate.firstBlock(facts))
                .isEqualTo(expected.stream().flatMap(Optional::stream).findFirst());
        assertThat(IssuanceGate.all(facts))
                .extracting(IssuanceGate.Result::failure)
                .isEqualTo(expected);
        assertThat(IssuanceGate.all(facts))
                .extracting(IssuanceGate.Result::check)
                .containsExactly("app", "tenant", "region", "database", "plan");
    }

    @Test
    void givesTheReasonsOfTheSpecification() {
        assertThat(Blocked.values())
                .extracting(Blocked::code)
                .containsExactly(
                        "app_disabled", "tenant_inactive", "region_missing", "database_missing", "plan_retired");
        assertThat(Blocked.values()).extracting(Blocked::message).allMatch(message -> message.endsWith("."));
    }
}
