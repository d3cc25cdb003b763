package dev.mintmark.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.member.SessionPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedTokenTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final SessionPolicy POLICY = new SessionPolicy(
            "https://mint.example/session",
            "mintmark-management",
            Duration.ofMinutes(5),
            Duration.ofHours(12),
            Duration.ofDays(7));

    @Test
    void readsTheKeyIdOfAToken() {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"ES256\",\"kid\":\"key-1\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(PresentedToken.kid(header + ".e30.c2ln")).contains("key-1");
        assertThat(PresentedToken.kid("e30.e30.c2ln")).isEmpty();
        assertThat(PresentedToken.kid("no token")).isEmpty();
        assertThat(PresentedToken.kid("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"https://mint.example/session\",\"aud\":\"mintmark-management\",\"exp\":1001}",
                "{\"iss\":\"https://mint.example/session\",\"aud\":[\"mintmark-management\"],\"exp\":2000}"
            })
    void passesWhatClaimsToBeOfASession(String claims) {
        assertThat(claims("Bearer " + token(claims))).isTrue();
        assertThat(claims("bearer  " + token(claims))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"https://mint.example\",\"aud\":\"mintmark-management\",\"exp\":2000}",
                "{\"iss\":\"https://mint.example/session\",\"aud\":\"mintmark-api\",\"exp\":2000}",
                "{\"iss\":\"https://mint.example/session\",\"aud\":\"mintmark-management\",\"exp\":1000}",
                "{\"iss\":\"https://mint.example/session\",\"aud\":\"mintmark-management\",\"exp\":\"2000\"}",
                "{\"iss\":1}",
                "[]",
                ""
            })
    void stopsEveryOther(String claims) {
        assertThat(claims("Bearer " + token(claims))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer a.b", "Bearer a.!.c", "Basic YTpi", "Bearer a.b.c.d"})
    void stopsWhatIsNoToken(String header) {
        assertThat(claims(header)).isFalse();
    }

    @Test
    void doesNotStumbleOverABrokenEncoding() {
        assertThat(claims("Bearer a.A.c")).isFalse();
    }

    @Test
    void stopsATokenThatIsNotTheCompactFormToTheLetter() {
        String good = token("{\"iss\":\"https://mint.example/session\",\"aud\":\"mintmark-management\",\"exp\":2000}");

        assertThat(claims("Bearer " + good.replace(".c2ln", ".c2k"))).isTrue();
        assertThat(claims("Bearer " + good.replace(".c2ln", ".c2l"))).isFalse();
        assertThat(claims("Bearer " + good.replace("e30.", "e31."))).isFalse();
    }

    private static boolean claims(String header) {
        return PresentedToken.claimsToBeOfSession(header, POLICY, NOW);
    }

    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }
}
