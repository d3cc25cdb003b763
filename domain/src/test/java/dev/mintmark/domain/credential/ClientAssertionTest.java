package dev.mintmark.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientAssertionTest {
    private static final long NOW = 1_800_000_000L;
    private static final String ID = "mm_0123456789abcdefghjkmnpqrs";
    private static final String ISSUER = "https://mint.example";
    private static final String ENDPOINT = ISSUER + "/connect/token";

    private static Map<String, Object> claims() {
        return new HashMap<>(Map.of("iss", ID, "sub", ID, "aud", ISSUER, "exp", NOW + 60, "jti", "one"));
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    private static Map<String, Object> without(String name) {
        Map<String, Object> claims = claims();
        claims.remove(name);
        return claims;
    }

    private static Optional<ClientAssertion> read(Map<String, Object> claims) {
        return read(claims, Optional.empty());
    }

    private static Optional<ClientAssertion> read(Map<String, Object> claims, Optional<String> clientId) {
        return ClientAssertion.of(claims, clientId, Set.of(ISSUER, ENDPOINT), Instant.ofEpochSecond(NOW));
    }

    @Test
    void namesItsAppItsIdAndItsEnd() {
        assertThat(read(claims())).contains(new ClientAssertion(ID, "one", Instant.ofEpochSecond(NOW + 60)));
        assertThat(read(claims(), Optional.of(ID))).isPresent();
    }

    @Test
    void isMeantForTheIssuerOrTheTokenEndpointAlone() {
        for (Object audience : List.of(ENDPOINT, List.of(ISSUER), List.of(ENDPOINT))) {
            assertThat(read(with("aud", audience))).as("%s", audience).isPresent();
        }
        for (Object audience : Arrays.asList(
                List.of(),
                List.of(ISSUER, ENDPOINT),
                List.of(ISSUER, "https://other.example"),
                List.of("https://other.example"),
                List.of(List.of(ISSUER)),
                Map.of("0", ISSUER),
                ISSUER + "/",
                ISSUER + "/connect/introspect",
                "https://other.example",
                "",
                1,
                null)) {
            assertThat(read(with("aud", audience))).as("%s", audience).isEmpty();
        }
    }

    @Test
    void needsAllThatItIsJudgedBy() {
        for (String name : List.of("iss", "sub", "aud", "exp", "jti")) {
            assertThat(read(without(name))).as(name).isEmpty();
        }
    }

    @Test
    void isOfItsAppOnly() {
        assertThat(read(with("sub", "somebody"))).isEmpty();
        assertThat(read(with("iss", "somebody"))).isEmpty();
        assertThat(read(with("iss", 1))).isEmpty();
        assertThat(read(claims(), Optional.of("somebody"))).isEmpty();
    }

    @Test
    void livesOneHourAtMost() {
        assertThat(read(with("exp", NOW + 3600))).isPresent();
        assertThat(read(with("exp", NOW + 3660)))
                .as("made by a clock that is ahead")
                .isPresent();
        assertThat(read(with("exp", NOW + 3661))).isEmpty();

        Map<String, Object> made = with("exp", NOW + 200);
        made.put("iat", NOW - 3400);
        assertThat(read(made)).isPresent();
        made.put("iat", NOW - 3401);
        assertThat(read(made)).isEmpty();
    }

    @Test
    void endsWithoutLeeway() {
        assertThat(read(with("exp", NOW + 1))).isPresent();
        assertThat(read(with("exp", NOW))).isEmpty();
        assertThat(read(with("exp", NOW - 1))).isEmpty();
    }

    @Test
    void beginsWithALittleLeeway() {
        for (String name : List.of("iat", "nbf")) {
            assertThat(read(with(name, NOW))).isPresent();
            assertThat(read(with(name, NOW + 60))).isPresent();
            assertThat(read(with(name, NOW + 61))).as(name).isEmpty();
        }
    }

    @Test
    void readsFractionsOfSecondsAndNoOtherTimes() {
        assertThat(read(with("exp", NOW + 60.75)).orElseThrow().expiresAt()).isEqualTo(Instant.ofEpochSecond(NOW + 60));
        for (Object time : Arrays.asList(
                "" + (NOW + 60), -1L, Long.MAX_VALUE, 1e300, Double.NaN, Double.POSITIVE_INFINITY, true, null)) {
            assertThat(read(with("exp", time))).as("exp %s", time).isEmpty();
        }
        for (Object time : Arrays.asList("" + NOW, Double.NaN, true, null)) {
            assertThat(read(with("iat", time))).as("iat %s", time).isEmpty();
            assertThat(read(with("nbf", time))).as("nbf %s", time).isEmpty();
        }
    }

    @Test
    void hasAnIdOfSomeLength() {
        assertThat(read(with("jti", "j".repeat(256)))).isPresent();
        for (Object id : Arrays.asList("", "j".repeat(257), 1, null)) {
            assertThat(read(with("jti", id))).isEmpty();
        }
    }

    @Test
    void isRememberedByAppAndId() {
        Instant end = Instant.ofEpochSecond(NOW);
        String digest = new ClientAssertion("a", "b", end).digest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(new ClientAssertion("a", "b", end.plusSeconds(1)).digest()).isEqualTo(digest);
        assertThat(new ClientAssertion("a", "c", end).digest()).isNotEqualTo(digest);
        assertThat(new ClientAssertion("c", "b", end).digest()).isNotEqualTo(digest);
    }

    @Test
    void isVerifiedByTheKeyThatItMeans() {
        ClientKey es = key("es", ClientKeyAlgorithm.ES256);
        ClientKey other = key("other", ClientKeyAlgorithm.ES256);
        ClientKey ed = key("ed", ClientKeyAlgorithm.EDDSA);

        assertThat(ClientKey.selectKey(ClientKeyAlgorithm.ES256, Optional.empty(), List.of(ed, es)))
                .contains(es);
        assertThat(ClientKey.selectKey(ClientKeyAlgorithm.ES256, Optional.of("other"), List.of(es, other)))
                .contains(other);
        assertThat(ClientKey.selectKey(ClientKeyAlgorithm.ES256, Optional.empty(), List.of(es, other)))
                .as("none can be told from the other")
                .isEmpty();
        assertThat(ClientKey.selectKey(ClientKeyAlgorithm.ES256, Optional.of("ed"), List.of(es, ed)))
                .isEmpty();
        assertThat(ClientKey.selectKey(ClientKeyAlgorithm.RS256, Optional.empty(), List.of(es, ed)))
                .isEmpty();
    }

    private static ClientKey key(String kid, ClientKeyAlgorithm algorithm) {
        return new ClientKey(kid, algorithm, "thumbprint-of-" + kid, Map.of());
    }
}
