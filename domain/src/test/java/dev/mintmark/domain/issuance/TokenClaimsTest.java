package dev.mintmark.domain.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.999Z");
    private static final long SECONDS = 1_767_225_600L;

    @Test
    void saysWhoseTheTokenIsAndNothingElse() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("iss", "https://id.example");
        expected.put("aud", "mintmark-api");
        expected.put("exp", SECONDS + 900);
        expected.put("iat", SECONDS);
        expected.put("nbf", SECONDS);
        expected.put("jti", "token-id");
        expected.put("sub", Facts.CLIENT_ID.value());
        expected.put("client_id", Facts.CLIENT_ID.value());
        expected.put("upn", Facts.CLIENT_ID.value());
        expected.put("scope", "granted");
        expected.put("groups", List.of("app"));
        expected.put("tenantid", "01900000-0000-7000-8000-000000000001");
        expected.put("appId", "01900000-0000-7000-8000-000000000002");
        expected.put("licenseRegionCode", "aws-us-east-1");
        expected.put("dbCode", "use1-a");
        expected.put("credentialVersion", 4);
        assertThat(claims(Facts.plain())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void listsTheDomainsThatAreSetInTheirSlots(int count) {
        String[] domains = List.of("a.example", "localhost:3000", "c.example")
                .subList(0, count)
                .toArray(String[]::new);
        Map<String, Object> claims = claims(Facts.withDomains(domains));
        assertThat(claims.keySet().stream().filter(claim -> claim.startsWith("allowed_domain_")))
                .hasSize(count);
        for (int slot = 1; slot <= count; slot++) {
            assertThat(claims).containsEntry("allowed_domain_" + slot, domains[slot - 1]);
        }
    }

    @Test
    void namesADomainByTheNumberOfItsSlot() {
        assertThat(claims(Facts.withDomains(null, "b.example")))
                .containsEntry("allowed_domain_2", "b.example")
                .doesNotContainKeys("allowed_domain_1", "allowed_domain_3");
    }

    @Test
    void hasNoLimitsWithoutAPlan() {
        assertThat(claims(Facts.plain())).doesNotContainKey("limits");
    }

    @ParameterizedTest
    @EnumSource(
            value = PlanStatus.class,
            names = {"ACTIVE", "ARCHIVED"})
    void statesTheLimitsThatThePlanSets(PlanStatus status) {
        assertThat(claims(Facts.withPlan(status, Map.of(Limit.PER_DAY, 0L, Limit.REQUESTS_PER_MINUTE, 60L))))
                .containsEntry(
                        "limits",
                        Map.of(
                                "plan",
                                "basic",
                                "revision",
                                3,
                                "maxDocumentUnitsPerDay",
                                0L,
                                "maxApiRequestsPerMinute",
                                60L));
    }

    @Test
    void namesThePlanEvenIfItSetsNoLimit() {
        assertThat(claims(Facts.withPlan(PlanStatus.ACTIVE, Map.of())))
                .containsEntry("limits", Map.of("plan", "basic", "revision", 3));
    }

    @Test
    void statesEveryLimitUnderItsName() {
        Map<Limit, Long> all = new LinkedHashMap<>();
        for (Limit limit : Limit.values()) {
            all.put(limit, 9_007_199_254_740_991L);
        }
        assertThat(claims(Facts.withPlan(PlanStatus.ACTIVE, all)).get("limits"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .hasSize(8)
                .containsEntry("maxDocumentUnitsPerMonth", 9_007_199_254_740_991L);
    }

    @Test
    void leavesOutWhatTheStoreLost() {
        assertThat(claims(Facts.of(true, TenantStatus.ACTIVE, false, false, Optional.empty(), AllowedDomains.NONE)))
                .doesNotContainKeys("licenseRegionCode", "dbCode");
    }

    @Test
    void isForTheApiAndLivesAsLongAsItSays() {
        IssuanceFacts facts =
                Facts.with(Facts.plain(), Optional.of(Facts.api(ApiAccess.OPEN, true, Optional.empty(), "a", "b")));

        assertThat(TokenClaims.of(facts, "https://id.example", List.of("a", "b"), "token-id", NOW))
                .containsEntry("aud", "https://api.example")
                .containsEntry("exp", SECONDS + 300)
                .containsEntry("scope", "a b");
        assertThat(TokenClaims.of(facts, "https://id.example", List.of(), "token-id", NOW))
                .as("the claim is not empty (RFC 6749 §3.3)")
                .doesNotContainKey("scope");
    }

    @Test
    void leavesOutTheApiThatThereIsNot() {
        assertThat(claims(Facts.with(Facts.plain(), Optional.empty()))).doesNotContainKeys("aud", "exp");
    }

    @Test
    void cannotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> claims(Facts.plain()).put("x", 1));
    }

    private static Map<String, Object> claims(IssuanceFacts facts) {
        return TokenClaims.of(facts, "https://id.example", List.of("granted"), "token-id", NOW);
    }
}
