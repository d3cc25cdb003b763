package dev.mintmark.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FederatedTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration MAX = Duration.ofHours(1);
    private static final Set<String> US = Set.of("https://mint.example", "https://mint.example/connect/token");

    private static FederatedToken with(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(Map.of("iss", "https://issuer.example", "sub", "me"));
        claims.put(claim, value);
        return FederatedToken.of(claims).orElseThrow();
    }

    private static boolean isTimely(Map<String, Object> times) {
        Map<String, Object> claims = new HashMap<>(Map.of("iss", "https://issuer.example", "sub", "me"));
        claims.putAll(times);
        return FederatedToken.of(claims).orElseThrow().isTimely(MAX, NOW);
    }

    private static long at(long seconds) {
        return NOW.getEpochSecond() + seconds;
    }

    @Test
    void isForUsAsOneTextOrAsTheOnlyMemberOfAList() {
        for (String audience : US) {
            assertThat(with("aud", audience).isFor(US)).isTrue();
            assertThat(with("aud", List.of(audience)).isFor(US)).isTrue();
        }
        for (Object other : Arrays.asList(
                null,
                "https://mint.example/",
                List.of(),
                List.of("https://mint.example", "https://other.example"),
                List.of("https://mint.example", "https://mint.example"),
                List.of(List.of("https://mint.example")),
                Map.of("https://mint.example", "https://mint.example"),
                7)) {
            assertThat(with("aud", other).isFor(US)).as("%s", other).isFalse();
        }
    }

    @Test
    void countsUntilItExpiresAndAMinuteLonger() {
        assertThat(isTimely(Map.of("exp", at(1)))).isTrue();
        assertThat(isTimely(Map.of("exp", at(-59)))).isTrue();
        assertThat(isTimely(Map.of("exp", at(-60)))).isFalse();
        assertThat(isTimely(Map.of())).isFalse();
        assertThat(isTimely(Map.of("exp", Long.toString(at(10))))).isFalse();
    }

    @Test
    void countsOnceItHasBegunOrAMinuteBefore() {
        assertThat(isTimely(Map.of("exp", at(120), "iat", at(60), "nbf", at(60))))
                .isTrue();
        assertThat(isTimely(Map.of("exp", at(120), "iat", at(61)))).isFalse();
        assertThat(isTimely(Map.of("exp", at(120), "nbf", at(61)))).isFalse();
        assertThat(isTimely(Map.of("exp", at(120), "iat", "now"))).isFalse();
        assertThat(isTimely(Map.of("exp", at(120), "nbf", false))).isFalse();
    }

    @Test
    void livesNoLongerThanTheIssuersTokensMay() {
        assertThat(isTimely(Map.of("exp", at(3_600), "iat", at(0)))).isTrue();
        assertThat(isTimely(Map.of("exp", at(3_000), "iat", at(-601)))).isFalse();
        assertThat(isTimely(Map.of("exp", at(3_660))))
                .as("which begins a minute ahead")
                .isTrue();
        assertThat(isTimely(Map.of("exp", at(3_661)))).isFalse();
        assertThat(isTimely(Map.of("exp", 1e300))).isFalse();
        assertThat(isTimely(Map.of("exp", Double.NaN))).isFalse();
    }

    @Test
    void needsAnIssuerAndASubjectThatCanBeKept() {
        assertThat(FederatedToken.of(Map.of("iss", "a", "sub", "b"))).isPresent();
        assertThat(FederatedToken.of(Map.of("iss", "a"))).isEmpty();
        assertThat(FederatedToken.of(Map.of("sub", "b"))).isEmpty();
        assertThat(FederatedToken.of(Map.of("iss", "a", "sub", 7))).isEmpty();
        assertThat(FederatedToken.of(Map.of("iss", "a", "sub", "b\u0000"))).isEmpty();
        assertThat(FederatedToken.of(Map.of("iss", "a\n", "sub", "b"))).isEmpty();
    }

    @Test
    void keepsItsIdWhereItHasOneThatCanBeKept() {
        assertThat(with("jti", "id-1").tokenId()).contains("id-1");
        for (Object other : Arrays.asList(null, "", 7, "a\u0000", "x".repeat(FederatedToken.MAX_TOKEN_ID + 1))) {
            assertThat(with("jti", other).tokenId()).as("%s", other).isEmpty();
        }
    }

    @Test
    void isNeverPrinted() {
        assertThat(with("email", "a@example.com")).hasToString("FederatedToken(hidden)");
    }

    @Property
    void neverThrowsAndNeverCountsForWhateverClaimsMayBe(
            @ForAll("values") Object exp, @ForAll("values") Object iat, @ForAll("values") Object aud) {
        Map<String, Object> claims = new HashMap<>(Map.of("iss", "https://issuer.example", "sub", "me"));
        claims.put("exp", exp);
        claims.put("iat", iat);
        claims.put("aud", aud);
        FederatedToken token = FederatedToken.of(claims).orElseThrow();

        assertThat(token.isTimely(MAX, NOW) && token.isFor(US)).isFalse();
    }

    @Provide
    static Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.just(null),
                Arbitraries.just(List.of()),
                Arbitraries.just(Map.of()));
    }
}
