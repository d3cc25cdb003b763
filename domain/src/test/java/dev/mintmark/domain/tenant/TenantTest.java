package dev.mintmark.domain.tenant;

import static dev.mintmark.domain.tenant.TenantStatus.ACTIVE;
import static dev.mintmark.domain.tenant.TenantStatus.PENDING_ACTIVATION;
import static dev.mintmark.domain.tenant.TenantStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Reading;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.SecretAge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TenantTest {
    private static final TenantId ID = new TenantId(new UUID(1, 2));
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final DisplayName NAME = new DisplayName("Acme");

    /** The table of rules §2; a tenant may also stay what it is. */
    private static final Map<TenantStatus, Set<TenantStatus>> MAY_BECOME = Map.of(
            PENDING_ACTIVATION, Set.of(PENDING_ACTIVATION, ACTIVE),
            ACTIVE, Set.of(ACTIVE, SUSPENDED),
            SUSPENDED, Set.of(SUSPENDED, ACTIVE));

    static Stream<Arguments> everyPair() {
        return Stream.of(TenantStatus.values())
                .flatMap(from -> Stream.of(TenantStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void changesItsStatusAsTheTableSays(TenantStatus from, TenantStatus to) {
        Tenant tenant = tenant(from, 25, PlanPolicy.OPEN);
        if (MAY_BECOME.get(from).contains(to)) {
            assertThat(tenant.become(to, NOW))
                    .isEqualTo(new Tenant(
                            ID,
                            NAME,
                            to,
                            25,
                            PlanPolicy.OPEN,
                            Optional.empty(),
                            SecondFactorPolicy.OPTIONAL,
                            THEN,
                            NOW,
                            7));
        } else {
            assertRefused(Refusal.INVALID_TRANSITION, () -> tenant.become(to, NOW));
        }
    }

    @Test
    void waitsForItsActivation() {
        assertThat(Tenant.register(ID, NAME, 25, PlanPolicy.ASSIGNED, NOW))
                .isEqualTo(new Tenant(
                        ID,
                        NAME,
                        PENDING_ACTIVATION,
                        25,
                        PlanPolicy.ASSIGNED,
                        Optional.empty(),
                        SecondFactorPolicy.OPTIONAL,
                        NOW,
                        NOW,
                        1));
    }

    @Test
    void changesNameLimitAndPolicyAndNothingElse() {
        DisplayName other = new DisplayName("Other");
        assertThat(tenant(SUSPENDED, 25, PlanPolicy.OPEN).with(other, 3, PlanPolicy.ASSIGNED, NOW))
                .isEqualTo(new Tenant(
                        ID,
                        other,
                        SUSPENDED,
                        3,
                        PlanPolicy.ASSIGNED,
                        Optional.empty(),
                        SecondFactorPolicy.OPTIONAL,
                        THEN,
                        NOW,
                        7));
    }

    @ParameterizedTest
    @EnumSource(TenantStatus.class)
    void letsItsAppsBeChangedOnlyWhileActive(TenantStatus status) {
        Tenant tenant = tenant(status, 25, PlanPolicy.OPEN);
        assertThat(tenant.isActive()).isEqualTo(status == ACTIVE);
        if (status == ACTIVE) {
            tenant.requireActive();
        } else {
            assertRefused(Refusal.TENANT_INACTIVE, tenant::requireActive);
        }
    }

    @Test
    void hasRoomUntilItsLimitIsReached() {
        tenant(ACTIVE, 2, PlanPolicy.OPEN).requireRoomForOneMore(1);
        assertRefused(Refusal.APP_LIMIT_REACHED, () -> tenant(ACTIVE, 2, PlanPolicy.OPEN)
                .requireRoomForOneMore(2));
        assertRefused(Refusal.APP_LIMIT_REACHED, () -> tenant(ACTIVE, 2, PlanPolicy.OPEN)
                .requireRoomForOneMore(3));
        assertRefused(Refusal.APP_LIMIT_REACHED, () -> tenant(ACTIVE, 0, PlanPolicy.OPEN)
                .requireRoomForOneMore(0));
    }

    @Test
    void letsItsAdminsChoosePlansOnlyUnderTheOpenPolicy() {
        tenant(ACTIVE, 25, PlanPolicy.OPEN).requireOpenPlanPolicy();
        assertRefused(Refusal.PLAN_MANAGED_BY_OPERATOR, () -> tenant(ACTIVE, 25, PlanPolicy.ASSIGNED)
                .requireOpenPlanPolicy());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, false",
        "0, true",
        "25, true",
        "1000000, true",
        "1000001, false",
        "4294967297, false",
        "-9223372036854775808, false"
    })
    void takesAppLimitsUpToAMillion(long appLimit, boolean sound) {
        Violations violations = new Violations();
        Tenant.checkAppLimit(appLimit, "appLimit", violations);
        assertThat(violations.isEmpty()).isEqualTo(sound);
        if (!sound) {
            assertThat(Reading.faultsIn(violations)).containsExactly("appLimit invalid_limits");
        }
    }

    @Test
    void hasTheWordsOfTheSpecification() {
        assertThat(TenantStatus.values())
                .extracting(TenantStatus::code)
                .containsExactly("pending_activation", "active", "suspended");
        assertThat(PlanPolicy.values()).extracting(PlanPolicy::code).containsExactly("open", "assigned");
        assertThat(Coded.find(TenantStatus.class, "suspended")).contains(SUSPENDED);
        assertThat(Coded.find(TenantStatus.class, "SUSPENDED")).isEmpty();
        assertThat(Coded.find(PlanPolicy.class, "assigned")).contains(PlanPolicy.ASSIGNED);
        assertThat(Coded.find(PlanPolicy.class, "")).isEmpty();
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(call).satisfies(broken -> assertThat(broken.refusal())
                .isEqualTo(refusal));
    }

    private static Tenant tenant(TenantStatus status, int appLimit, PlanPolicy planPolicy) {
        return new Tenant(
                ID, NAME, status, appLimit, planPolicy, Optional.empty(), SecondFactorPolicy.OPTIONAL, THEN, THEN, 7);
    }

    @Test
    void hasAGreatestAgeOfSecretsSinceItWasSetAndKeepsItThroughOtherChanges() {
        Tenant tenant = Tenant.register(ID, NAME, 25, PlanPolicy.OPEN, THEN);
        assertThat(tenant.secretAge()).isEmpty();

        Tenant aged = tenant.withSecretMaxAge(Optional.of(Duration.ofDays(90)), THEN);
        assertThat(aged.secretAge()).contains(new SecretAge(Duration.ofDays(90), THEN));
        assertThat(aged.withSecretMaxAge(Optional.of(Duration.ofDays(90)), NOW)).isEqualTo(aged);
        assertThat(aged.become(ACTIVE, NOW).secretAge()).isEqualTo(aged.secretAge());
        assertThat(aged.with(NAME, 1, PlanPolicy.OPEN, NOW).secretAge()).isEqualTo(aged.secretAge());
        assertThat(aged.withSecretMaxAge(Optional.of(Duration.ofDays(91)), NOW).secretAge())
                .contains(new SecretAge(Duration.ofDays(91), NOW));
        assertThat(aged.withSecretMaxAge(Optional.empty(), NOW).secretAge()).isEmpty();
    }

    @Test
    void takesAnAgeOfSecretsFromOneDayTo3650Days() {
        for (String text : List.of("P1D", "P3650D", "PT36H")) {
            Violations violations = new Violations();
            assertThat(Tenant.parseSecretMaxAge(text, "secretMaxAge", violations))
                    .contains(Duration.parse(text));
            violations.throwIfAny();
        }
        Violations none = new Violations();
        assertThat(Tenant.parseSecretMaxAge("", "secretMaxAge", none)).isEmpty();
        assertThat(none.isEmpty()).isTrue();
        for (String text : List.of("PT23H", "P3651D", "90", "P1Y")) {
            Violations violations = new Violations();
            assertThat(Tenant.parseSecretMaxAge(text, "secretMaxAge", violations))
                    .isEmpty();
            assertThat(violations.isEmpty()).as(text).isFalse();
        }
    }
}
