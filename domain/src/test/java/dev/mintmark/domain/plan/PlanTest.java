package dev.mintmark.domain.plan;

import static dev.mintmark.domain.plan.PlanStatus.ACTIVE;
import static dev.mintmark.domain.plan.PlanStatus.ARCHIVED;
import static dev.mintmark.domain.plan.PlanStatus.DRAFT;
import static dev.mintmark.domain.plan.PlanStatus.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final Limits HOURLY = Limits.of(Map.of(Limit.PER_HOUR, 10L));

    /** The table of rules §4; a plan may also stay what it is. */
    private static final Map<PlanStatus, Set<PlanStatus>> MAY_BECOME = Map.of(
            DRAFT, Set.of(DRAFT, ACTIVE, ARCHIVED),
            ACTIVE, Set.of(ACTIVE, ARCHIVED),
            ARCHIVED, Set.of(ARCHIVED, RETIRED, ACTIVE),
            RETIRED, Set.of(RETIRED, ARCHIVED));

    static Stream<Arguments> everyPair() {
        return Stream.of(PlanStatus.values())
                .flatMap(from -> Stream.of(PlanStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void changesItsStatusAsTheTableSays(PlanStatus from, PlanStatus to) {
        Plan plan = plan(from);
        if (MAY_BECOME.get(from).contains(to)) {
            assertThat(plan.become(to, NOW))
                    .isEqualTo(new Plan(plan.code(), plan.name(), plan.limits(), 3, to, List.of(), THEN, NOW, 7));
        } else {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> plan.become(to, NOW))
                    .withMessage("A plan that is %s cannot become %s.", from.code(), to.code())
                    .satisfies(broken -> assertThat(broken.refusal()).isEqualTo(Refusal.INVALID_TRANSITION));
        }
    }

    @ParameterizedTest
    @EnumSource(PlanStatus.class)
    void isAssignableOnlyWhileActive(PlanStatus status) {
        Plan plan = plan(status);
        if (status == ACTIVE) {
            plan.requireAssignable();
        } else {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(plan::requireAssignable)
                    .satisfies(broken -> assertThat(broken.refusal()).isEqualTo(Refusal.PLAN_NOT_ASSIGNABLE));
        }
    }

    @ParameterizedTest
    @EnumSource(PlanStatus.class)
    void isCreatedAsDraftOrActive(PlanStatus status) {
        assertThat(status.isInitial()).isEqualTo(status == DRAFT || status == ACTIVE);
        if (status.isInitial()) {
            Plan plan = Plan.create(new PlanCode("basic"), new DisplayName("Basic"), HOURLY, status, NOW);
            assertThat(plan)
                    .isEqualTo(new Plan(
                            new PlanCode("basic"),
                            new DisplayName("Basic"),
                            HOURLY,
                            1,
                            status,
                            List.of(),
                            NOW,
                            NOW,
                            1));
        } else {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> Plan.create(new PlanCode("basic"), new DisplayName("Basic"), HOURLY, status, NOW))
                    .satisfies(broken -> assertThat(broken.refusal()).isEqualTo(Refusal.INVALID_TRANSITION));
        }
    }

    @Test
    void countsChangesOfItsLimitsOnly() {
        Plan plan = plan(ACTIVE);
        Plan renamed = plan.with(new DisplayName("Other"), Limits.of(Map.of(Limit.PER_HOUR, 10L)), NOW);
        assertThat(renamed.revision()).isEqualTo(3);
        assertThat(renamed.name()).isEqualTo(new DisplayName("Other"));
        assertThat(renamed.updatedAt()).isEqualTo(NOW);
        assertThat(renamed.createdAt()).isEqualTo(THEN);
        Plan changed = renamed.with(renamed.name(), Limits.NONE, NOW);
        assertThat(changed.revision()).isEqualTo(4);
        assertThat(changed.limits()).isEqualTo(Limits.NONE);
        assertThat(changed.with(changed.name(), HOURLY, NOW).revision()).isEqualTo(5);
        assertThat(changed.become(ARCHIVED, NOW).revision()).isEqualTo(4);
    }

    @Test
    void keepsItsRevisionWhenItOpensOtherApis() {
        OpenedApi opened = new OpenedApi(new ResourceServerId(new UUID(1, 1)), List.of("read"));

        Plan opening = plan(ACTIVE).opening(List.of(opened), NOW);

        assertThat(opening.apis()).containsExactly(opened);
        assertThat(opening.revision()).isEqualTo(3);
        assertThat(opening.updatedAt()).isEqualTo(NOW);
        assertThat(opening.become(ARCHIVED, NOW)
                        .with(opening.name(), Limits.NONE, NOW)
                        .apis())
                .as("other changes leave it alone")
                .containsExactly(opened);
    }

    @Test
    void hasTheStatusesOfTheSpecification() {
        assertThat(PlanStatus.values())
                .extracting(PlanStatus::code)
                .containsExactly("draft", "active", "archived", "retired");
        for (PlanStatus status : PlanStatus.values()) {
            assertThat(Coded.find(PlanStatus.class, status.code())).contains(status);
        }
        assertThat(Coded.find(PlanStatus.class, "Draft")).isEmpty();
    }

    private static Plan plan(PlanStatus status) {
        return new Plan(new PlanCode("basic"), new DisplayName("Basic"), HOURLY, 3, status, List.of(), THEN, THEN, 7);
    }
}
