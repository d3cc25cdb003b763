package dev.mintmark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.Base64URL;
import dev.mintmark.verifier.Refused.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vectors do not say: keys, headers, and answers. */
class VerifierTest {
    private PretendedIssuer issuer;
    private Verifier verifier;

    @BeforeEach
    void start() throws IOException {
        issuer = PretendedIssuer.start();
        verifier = Vectors.verifier(issuer).build();
    }

    @AfterEach
    void stop() {
        verifier.close();
        issuer.close();
    }

    @Test
    void fetchesTheKeysOnceForManyTokens() {
        for (int i = 0; i < 20; i++) {
            verifier.verify(Vectors.GOOD);
        }

        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void refusesATokenWhoseKeyIsNotPublished() {
        issuer.publish(Vectors.jwks("key-rsa"));

        assertThat(reasonFor(Vectors.GOOD)).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void takesAKeyThatWasPublishedAfterItFetched() {
        issuer.publish(Vectors.jwks("key-2026-08"));
        verifier.verify(Vectors.token("a good token of the previous key"));
        issuer.publish(Vectors.jwks());

        assertThat(verifier.verify(Vectors.GOOD).appId()).isNotEmpty();
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void isNotMadeToFetchByMadeUpKids() {
        verifier.verify(Vectors.GOOD);
        for (int i = 0; i < 50; i++) {
            assertThat(reasonFor(Vectors.token("a key that is not published"))).isEqualTo(Reason.UNKNOWN_KEY);
        }

        assertThat(issuer.fetches()).isLessThanOrEqualTo(3);
        assertThat(verifier.verify(Vectors.GOOD).appId()).isNotEmpty();
    }

    @Test
    void blamesNobodyWhereTheKeysCannotBeFetched() {
        issuer.answers(500);

        for (int i = 0; i < 4; i++) {
            Refused refused = catchThrowableOfType(Refused.class, () -> verifier.verify(Vectors.GOOD));
            assertThat(refused.reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsOnlyKeys("Retry-After");
        }
    }

    @Test
    void survivesAnOutageWithTheKeysThatItKnows() {
        verifier.verify(Vectors.GOOD);
        issuer.answers(503);

        assertThat(reasonFor(Vectors.token("a key that is not published")))
                .as("perhaps a key that came meanwhile")
                .isEqualTo(Reason.KEYS_UNAVAILABLE);
        assertThat(verifier.verify(Vectors.GOOD).appId()).isNotEmpty();
    }

    @Test
    void takesAPageThatIsNoKeySetForAnOutage() {
        issuer.publish("<html>Welcome to the hotel's network</html>");

        assertThat(reasonFor(Vectors.GOOD)).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void takesNoKeysFromWhereARedirectLeads() {
        issuer.redirects();

        assertThat(reasonFor(Vectors.GOOD)).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void goesOnAfterItWasClosed() {
        verifier.close();
        assertThat(verifier.verify(Vectors.GOOD).appId()).isNotEmpty();
        verifier.close();
        assertThat(verifier.verify(Vectors.GOOD).appId()).isNotEmpty();
    }

    @Test
    void findsTheKeysUnderTheIssuer() {
        String itself = issuer.uri().toString();
        try (Verifier usual =
                Verifier.builder(itself, Vectors.AUDIENCE).clock(Vectors.CLOCK).build()) {
            assertThat(catchThrowableOfType(Refused.class, () -> usual.verify(Vectors.GOOD))
                            .reason())
                    .isEqualTo(Reason.WRONG_ISSUER);
        }
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void readsTheHeader(String scheme) {
        assertThat(verifier.authenticate(scheme + Vectors.GOOD).appId()).isNotEmpty();
    }

    @Test
    void takesNothingButBoundTokensIfItIsToldSo() {
        String[] call = Vectors.callWithProof("a good proof");
        var request = new DpopRequest("GET", "/documents/7", List.of(call[3]));
        URI address = URI.create("https://api.example.com/");
        try (Verifier strict =
                        Vectors.verifier(issuer).dpopAt(address).requireDpop().build();
                Verifier plain = Vectors.verifier(issuer).build()) {
            assertThat(strict.authenticate(call[1], request).boundTo()).isPresent();
            Refused bearer =
                    catchThrowableOfType(Refused.class, () -> strict.authenticate("Bearer " + Vectors.GOOD, request));
            assertThat(bearer.reason()).isEqualTo(Reason.UNBOUND_TOKEN);
            assertThat(bearer.headers().get("WWW-Authenticate")).startsWith("DPoP ");
            Refused none = catchThrowableOfType(Refused.class, () -> strict.authenticate(null, request));
            assertThat(none.headers().get("WWW-Authenticate"))
                    .isEqualTo("DPoP realm=\"mintmark\", algs=\"ES256 RS256 PS256 EdDSA Ed25519\"");
            assertThat(catchThrowableOfType(Refused.class, () -> plain.authenticate(call[1], request))
                            .reason())
                    .as("nobody said where this API is")
                    .isEqualTo(Reason.NO_TOKEN);
        }
        Verifier.Builder nowhere = Vectors.verifier(issuer).requireDpop();
        assertThatThrownBy(nowhere::build).hasMessageContaining("dpopAt");
    }

    @Test
    void saysByHowManySecondsAClockIsOff() {
        String[] call = Vectors.callWithProof("an old proof");
        var request = new DpopRequest("GET", "/documents/7", List.of(call[3]));
        URI address = URI.create("https://api.example.com");
        try (Verifier dpop = Vectors.verifier(issuer).dpopAt(address).build()) {
            assertThatThrownBy(() -> dpop.authenticate(call[1], request))
                    .hasMessage("The proof does not hold. (iat, 61 seconds behind this server)");
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic bW06bW1z", "Bearerx", "DPoP abc"})
    void asksForATokenWhereThereIsNone(String authorization) {
        Refused refused = catchThrowableOfType(Refused.class, () -> verifier.authenticate(authorization));

        assertThat(refused.reason()).isEqualTo(Reason.NO_TOKEN);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"mintmark\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer a.b.c", "Bearer ä.ö.ü", "Bearer ..", "Bearer a.b"})
    void refusesWhatIsNoToken(String authorization) {
        assertThat(catchThrowableOfType(Refused.class, () -> verifier.authenticate(authorization))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
        assertThat(issuer.fetches()).isZero();
    }

    @Test
    void refusesATokenThatIsTooLongToBeOne() {
        String padded = Vectors.GOOD.replaceFirst("\\.", "A".repeat(20_000) + ".");

        assertThat(reasonFor(padded)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesAHeaderThatIsMadeToExhaustItsReader() {
        String nested = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertThat(reasonFor(Base64URL.encode(nested) + ".e30.AA")).isEqualTo(Reason.MALFORMED);
        assertThat(reasonFor(Base64URL.encode("[".repeat(9_000)) + ".e30.AA")).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void namesTheResourceMetadataInItsChallenges() {
        URI metadata = URI.create("https://api.example.com/.well-known/oauth-protected-resource");
        try (Verifier described =
                Vectors.verifier(issuer).resourceMetadata(metadata).build()) {
            assertThat(catchThrowableOfType(Refused.class, () -> described.authenticate(null))
                            .headers())
                    .containsEntry(
                            "WWW-Authenticate", "Bearer realm=\"mintmark\", resource_metadata=\"" + metadata + "\"");
            assertThat(catchThrowableOfType(Refused.class, () -> described.verify(Vectors.token("expired")))
                            .headers())
                    .containsEntry(
                            "WWW-Authenticate",
                            "Bearer realm=\"mintmark\", error=\"invalid_token\", error_description=\"The token has"
                                    + " expired.\", resource_metadata=\"" + metadata + "\"");
        }
    }

    @Test
    void asksForScopes() {
        Caller caller = verifier.verify(Vectors.token("several scopes"));
        caller.requireScope("documents.read");
        caller.requireScope("documents.write", "documents.read");

        Refused refused =
                catchThrowableOfType(Refused.class, () -> caller.requireScope("documents.read", "documents.delete"));
        assertThat(refused.reason()).isEqualTo(Reason.INSUFFICIENT_SCOPE);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().get("WWW-Authenticate"))
                .contains("error=\"insufficient_scope\"")
                .contains("scope=\"documents.read documents.delete\"");
        assertThatThrownBy(() -> caller.requireScope("documents.read documents.write"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> caller.requireScope("a\"b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksForAnOrigin() {
        Caller caller = verifier.verify(Vectors.GOOD);
        caller.requireOrigin(null);
        caller.requireOrigin("https://app.example.com");

        Refused refused = catchThrowableOfType(Refused.class, () -> caller.requireOrigin("https://evil.example"));
        assertThat(refused.reason()).isEqualTo(Reason.ORIGIN_NOT_ALLOWED);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers()).isEmpty();
    }

    @Test
    void asksForAPlan() {
        assertThat(verifier.verify(Vectors.GOOD).requirePlan().code()).isEqualTo("starter");

        Caller without = verifier.verify(Vectors.token("no limits: no plan applies"));
        Refused refused = catchThrowableOfType(Refused.class, without::requirePlan);
        assertThat(refused.reason()).isEqualTo(Reason.NO_PLAN);
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void allowsWhatIsWithinALimit() {
        Limits.Plan plan = verifier.verify(Vectors.token("a limit of zero")).requirePlan();

        assertThat(plan.documentUnitsPerHour().allows(0)).isTrue();
        assertThat(plan.documentUnitsPerHour().allows(1)).isFalse();
        assertThat(plan.documentUnitsPerDay().allows(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void saysNothingOfATokenThatIsRefused() {
        String token = Vectors.token("another key under the same kid");

        Refused refused = catchThrowableOfType(Refused.class, () -> verifier.verify(token));
        assertThat(refused.toString() + refused.headers()).doesNotContain(token.substring(0, 20));
    }

    @Test
    void refusesSettingsThatCannotBeMeant() {
        var builder = Verifier.builder(Vectors.ISSUER, Vectors.AUDIENCE);

        assertThatThrownBy(() -> builder.keysAt(URI.create("file:///keys.json")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.clockSkew(Duration.ofMinutes(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.clockSkew(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mintmark",
                "",
                "ftp://id.example.com",
                "https://id.example.com/",
                "https://id.example.com/mintmark",
                "https://id.example.com?a",
                "https://id.example.com#a",
                "https://user@id.example.com",
                "http://id.example.com",
                "http://localhost.example.com"
            })
    void refusesAnIssuerThatNoInstallationCanHave(String impossible) {
        assertThatThrownBy(() -> Verifier.of(impossible, "mintmark-api")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://id.example.com:8443", "http://localhost:9080", "http://127.0.0.1", "http://[::1]:9080"})
    void takesEachOtherIssuer(String issuer) {
        try (Verifier made = Verifier.of(issuer, "mintmark-api")) {
            assertThat(made).isNotNull();
        }
    }

    private Reason reasonFor(String token) {
        return catchThrowableOfType(Refused.class, () -> verifier.verify(token)).reason();
    }
}
