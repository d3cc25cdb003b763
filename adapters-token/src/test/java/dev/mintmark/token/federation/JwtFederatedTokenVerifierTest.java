package dev.mintmark.token.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.application.fake.SettableClock;
import dev.mintmark.application.port.out.host.IssuerKeys;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier.Presented;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.KeySource;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.token.NativeCrypto;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwtFederatedTokenVerifierTest {
    private static final RSAKey RSA = Foreign.rsa("rsa-1");
    private static final ECKey EC = Foreign.ec("ec-1");

    private static final int TIMES = 300;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-27T12:00:00Z"));
    private final Foreign foreign = new Foreign();
    private final TrustedIssuerKeys keys =
            new TrustedIssuerKeys(new GuardedClient(AddressGuard.allowing(List.of())), clock);
    private final JwtFederatedTokenVerifier verifier = new JwtFederatedTokenVerifier(keys, NativeCrypto.load());

    @AfterEach
    void stop() {
        keys.close();
        foreign.close();
    }

    private Presented read(String token) {
        return verifier.read(token).orElseThrow();
    }

    private boolean signed(String token, TrustedIssuer issuer) {
        return verifier.signer(read(token), List.of(issuer)).equals(Optional.of(issuer));
    }

    private static KeySource byValue(JWK... given) {
        String set = JSONObjectUtils.toJSONString(Map.of(
                "keys",
                List.of(given).stream()
                        .map(key -> key.toPublicJWK().toJSONObject())
                        .toList()));
        return new KeySource(Optional.empty(), Optional.of(set));
    }

    @Test
    void verifiesEveryAlgorithmWithKeysThatItDiscovers() {
        ECKey p384 = Foreign.ec(Curve.P_384, "p384");
        ECKey p521 = Foreign.ec(Curve.P_521, "p521");
        foreign.keys(RSA, EC, p384, p521);
        TrustedIssuer issuer = foreign.trusted();

        for (JWSAlgorithm algorithm : JWSAlgorithm.Family.RSA) {
            assertThat(signed(foreign.token(RSA, algorithm), issuer))
                    .as("%s", algorithm)
                    .isTrue();
        }
        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer)).isTrue();
        assertThat(signed(foreign.token(p384, JWSAlgorithm.ES384), issuer)).isTrue();
        assertThat(signed(foreign.token(p521, JWSAlgorithm.ES512), issuer)).isTrue();
        assertThat(foreign.asked()).as("its document and its keys, once").isEqualTo(2);
    }

    @Test
    void fetchesKeysByTheServersClockWhichTicksInMicroseconds() {
        foreign.keys(RSA);
        Clock ticking = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        try (TrustedIssuerKeys fetched =
                new TrustedIssuerKeys(new GuardedClient(AddressGuard.allowing(List.of())), ticking)) {
            JwtFederatedTokenVerifier other = new JwtFederatedTokenVerifier(fetched, NativeCrypto.load());

            assertThat(other.signer(read(foreign.token(RSA, JWSAlgorithm.RS256)), List.of(foreign.trusted())))
                    .isPresent();
        }
    }

    @Test
    void refusesKeysOfOthersAndAlgorithmsThatTheIssuerMayNotUse() {
        foreign.keys(RSA, EC);
        TrustedIssuer issuer = foreign.trusted();
        TrustedIssuer rs256 = Foreign.trusted(foreign.issuer(), byValue(RSA, EC), IssuerAlgorithm.RS256);

        assertThat(signed(foreign.token(Foreign.ec("ec-1"), JWSAlgorithm.ES256), issuer))
                .isFalse();
        assertThat(signed(foreign.token(Foreign.rsa("rsa-1"), JWSAlgorithm.RS256), issuer))
                .isFalse();
        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), rs256)).isFalse();
        assertThat(signed(foreign.token(RSA, JWSAlgorithm.RS512), rs256)).isFalse();
        assertThat(signed(foreign.token(RSA, JWSAlgorithm.RS256), rs256)).isTrue();
        assertThat(verifier.signer(read(foreign.token(RSA, JWSAlgorithm.RS256)), List.of()))
                .isEmpty();
    }

    @Test
    void keepsToTheAlgorithmThatAKeyNames() {
        JWK only256 = new RSAKey.Builder(RSA).algorithm(JWSAlgorithm.RS256).build();
        TrustedIssuer issuer = Foreign.trusted(foreign.issuer(), byValue(only256), IssuerAlgorithm.values());

        assertThat(signed(foreign.token(RSA, JWSAlgorithm.RS256), issuer)).isTrue();
        assertThat(signed(foreign.token(RSA, JWSAlgorithm.RS512), issuer)).isFalse();
    }

    /**
     * With nobody's key it does the work of one verification, so that time tells nobody which issuers are trusted. A
     * verification that was left out would take less than a tenth of the other.
     */
    @Test
    void worksAsLongWithoutAKeyAsWithOne() {
        TrustedIssuer issuer = Foreign.trusted(foreign.issuer(), byValue(RSA, EC), IssuerAlgorithm.values());
        for (Presented forged : List.of(
                read(foreign.token(Foreign.ec("ec-1"), JWSAlgorithm.ES256)),
                read(foreign.token(Foreign.rsa("rsa-1"), JWSAlgorithm.RS256)))) {
            long[] known = new long[TIMES];
            long[] unknown = new long[TIMES];
            for (int i = -TIMES; i < TIMES; i++) {
                known[Math.max(i, 0)] = nanos(forged, List.of(issuer));
                unknown[Math.max(i, 0)] = nanos(forged, List.of());
            }

            Arrays.sort(known);
            Arrays.sort(unknown);
            assertThat((double) known[TIMES / 2] / unknown[TIMES / 2])
                    .as("%s: the medians' ratio", forged.algorithm())
                    .isBetween(0.4, 2.5);
        }
    }

    private long nanos(Presented token, List<TrustedIssuer> issuers) {
        long start = System.nanoTime();
        Optional<TrustedIssuer> signer = verifier.signer(token, issuers);
        long nanos = System.nanoTime() - start;
        assertThat(signer).isEmpty();
        return nanos;
    }

    /** SPIFFE JWT-SVID §3, Trust Domain and Bundle §4: keys of two uses, and members of its own. */
    @Test
    void takesASpiffeBundleByValueAndLooksAtTheKeysOfJwtSvidsOnly() {
        Map<String, Object> svid = new HashMap<>(EC.toPublicJWK().toJSONObject());
        svid.put("use", "jwt-svid");
        Map<String, Object> x509 =
                new HashMap<>(Foreign.ec("other").toPublicJWK().toJSONObject());
        x509.put("use", "x509-svid");
        x509.put("x5c", List.of("no certificate"));
        Violations violations = new Violations();
        String bundle = keys.read(
                        Map.of("spiffe_sequence", 1, "spiffe_refresh_hint", 600, "keys", List.of(svid, x509)),
                        "jwks",
                        violations)
                .orElseThrow();
        TrustedIssuer issuer = Foreign.trusted(
                "https://spire.example", new KeySource(Optional.empty(), Optional.of(bundle)), IssuerAlgorithm.ES256);

        assertThat(signed(
                        Foreign.token(
                                "https://spire.example",
                                EC,
                                JWSAlgorithm.ES256,
                                claims -> claims.subject("spiffe://acme.example/ns/prod/sa/billing"),
                                header -> header),
                        issuer))
                .isTrue();
        assertThat(bundle).doesNotContain("other");
    }

    /** As an API server makes them: no typ, and claims of its own. */
    @Test
    void takesTheTokenOfAKubernetesServiceAccount() {
        TrustedIssuer cluster =
                Foreign.trusted("https://kubernetes.default.svc.cluster.local", byValue(RSA), IssuerAlgorithm.RS256);
        String token = Foreign.token(
                "https://kubernetes.default.svc.cluster.local",
                RSA,
                JWSAlgorithm.RS256,
                claims -> claims.subject("system:serviceaccount:prod:billing")
                        .audience(List.of("https://mint.example"))
                        .claim(
                                "kubernetes.io",
                                Map.of("namespace", "prod", "serviceaccount", Map.of("name", "billing", "uid", "1"))),
                header -> header);

        assertThat(signed(token, cluster)).isTrue();
        assertThat(read(token).token().isFor(Set.of("https://mint.example"))).isTrue();
    }

    @Test
    void looksAtNoKeyThatTheTokenBringsAlong() {
        foreign.keys(RSA);
        ECKey own = Foreign.ec("own");
        String token = foreign.token(own, JWSAlgorithm.ES256, claims -> claims, header -> header.jwk(own.toPublicJWK())
                .type(JOSEObjectType.JWT));

        assertThat(signed(token, foreign.trusted())).isFalse();
    }

    @Test
    void takesATokenWithoutAKeyIdWhereOneKeyCanHaveSigned() {
        ECKey nameless = new ECKey.Builder(EC).keyID(null).build();
        String token = foreign.token(nameless, JWSAlgorithm.ES256);

        assertThat(signed(token, Foreign.trusted(foreign.issuer(), byValue(RSA, EC), IssuerAlgorithm.values())))
                .isTrue();
        assertThat(signed(
                        token,
                        Foreign.trusted(foreign.issuer(), byValue(Foreign.ec("other"), EC), IssuerAlgorithm.values())))
                .isFalse();
    }

    @Test
    void readsTokensOfEightKibibytesAndNothingThatIsNone() {
        String long8 = foreign.token(
                EC, JWSAlgorithm.ES256, claims -> claims.claim("pad", "x".repeat(5_800)), header -> header);
        assertThat(long8).hasSizeBetween(7_900, 8_192);
        assertThat(verifier.read(long8)).isPresent();
        assertThat(verifier.read(long8 + "A".repeat(8_192))).isEmpty();
        for (String header : List.of(
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"dir\"}",
                "{\"alg\":\"EdDSA\"}",
                "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}",
                "[]",
                "{}")) {
            String token = encoded(header) + "." + encoded("{\"iss\":\"a\",\"sub\":\"b\"}") + ".AAAA";
            assertThat(verifier.read(token)).as(header).isEmpty();
        }
        assertThat(verifier.read(encoded("{\"alg\":\"ES256\"}") + "." + encoded("{\"iss\":\"a\"}") + ".AAAA"))
                .isEmpty();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void followsARotationAtOnceAndAsksForUnknownKeysOnceAMinute() {
        foreign.keys(EC);
        TrustedIssuer issuer = foreign.trusted();
        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer)).isTrue();
        ECKey next = Foreign.ec("ec-2");
        foreign.keys(EC, next);
        assertThat(signed(foreign.token(next, JWSAlgorithm.ES256), issuer)).isTrue();
        int asked = foreign.asked();

        for (int i = 0; i < 20; i++) {
            assertThat(signed(foreign.token(Foreign.ec("unknown-" + i), JWSAlgorithm.ES256), issuer))
                    .isFalse();
        }
        assertThat(foreign.asked()).as("not once more").isEqualTo(asked);
        clock.advance(Duration.ofSeconds(61));
        assertThat(signed(foreign.token(Foreign.ec("unknown"), JWSAlgorithm.ES256), issuer))
                .isFalse();
        assertThat(foreign.asked()).as("document and keys").isEqualTo(asked + 2);
    }

    @Test
    void survivesAnOutageForAnHourWithTheKeysThatItKnows() {
        foreign.keys(EC);
        TrustedIssuer issuer = foreign.trusted();
        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer)).isTrue();
        foreign.misbehaves(exchange -> Foreign.send(exchange, 500, ""));

        for (int minutes : List.of(10, 20, 29)) {
            clock.advance(Duration.ofMinutes(minutes));
            assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer)).isTrue();
        }
        clock.advance(Duration.ofMinutes(2));
        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer)).isFalse();
    }

    @Test
    void comesBackWhenTheIssuerDoes() {
        foreign.keys(EC).misbehaves(exchange -> Foreign.send(exchange, 200, "<html>Welcome</html>"));
        TrustedIssuer issuer = foreign.trusted();
        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer)).isFalse();
        foreign.misbehaves(null);

        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer))
                .as("not so soon")
                .isFalse();
        clock.advance(Duration.ofSeconds(61));
        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer)).isTrue();
    }

    @Test
    void asksElsewhereOnceAnOperatorSaysSo() {
        foreign.keys(EC);
        TrustedIssuer issuer = foreign.trusted();
        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), issuer)).isTrue();
        ECKey other = Foreign.ec("other");
        TrustedIssuer changed = new TrustedIssuer(
                issuer.id(),
                issuer.issuer(),
                Foreign.trusted(issuer.issuer(), byValue(other), IssuerAlgorithm.values())
                        .settings(),
                issuer.createdAt(),
                issuer.updatedAt(),
                2);

        assertThat(signed(foreign.token(EC, JWSAlgorithm.ES256), changed)).isFalse();
        assertThat(signed(foreign.token(other, JWSAlgorithm.ES256), changed)).isTrue();
    }

    @Test
    void saysWhatCameBackOfTheKeys() {
        foreign.keys(EC, RSA);
        IssuerKeys.Fetched fetched = keys.fetch(foreign.trusted());
        assertThat(fetched.usable()).isTrue();
        assertThat(fetched.address()).contains(foreign.issuer() + "/keys");
        assertThat(fetched.keys()).hasSize(2).allMatch(IssuerKeys.Key::usable);

        assertThat(keys.fetch(Foreign.trusted(foreign.issuer() + "/", KeySource.DISCOVERY, IssuerAlgorithm.RS256))
                        .detail())
                .contains("document of another issuer");
        assertThat(keys.fetch(Foreign.trusted(foreign.issuer(), KeySource.DISCOVERY, IssuerAlgorithm.ES512))
                        .usable())
                .isFalse();
        foreign.misbehaves(exchange -> Foreign.send(exchange, 200, "<html>Welcome</html>"));
        assertThat(keys.fetch(foreign.trusted()).detail()).contains("no JSON object");
        assertThat(keys.fetch(Foreign.byAddress(foreign.issuer() + "/keys")).detail())
                .contains("no JSON Web Key Set");
        assertThat(keys.fetch(Foreign.byAddress("https://10.0.0.1/keys")).detail())
                .contains("10.0.0.1", "MINTMARK_FEDERATION_NETWORKS");
    }

    @Test
    void takesNoKeySetWithoutAKeyThatCanVerify() {
        for (Map<String, Object> set : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("keys", "x"),
                Map.of("keys", List.of()),
                Map.of("keys", List.of(Map.of("kty", "oct", "k", "c2VjcmV0"))),
                Map.of("keys", List.of(Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB"))))) {
            Violations violations = new Violations();
            assertThat(keys.read(set, "jwks", violations)).isEmpty();
            assertThat(violations.list()).as("%s", set).hasSize(1);
        }
        Violations violations = new Violations();
        assertThat(keys.read(Map.of("keys", List.of(EC.toJSONObject())), "jwks", violations)
                        .orElseThrow())
                .as("a private key is not kept")
                .doesNotContain("\"d\"");
    }
}
