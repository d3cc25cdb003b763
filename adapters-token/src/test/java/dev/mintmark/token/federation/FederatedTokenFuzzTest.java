package dev.mintmark.token.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.application.contract.Given;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier.Presented;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.federation.FederationCheck;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.KeySource;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.token.NativeCrypto;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent: nothing is thrown, and nothing is believed that is not as it has to be. */
class FederatedTokenFuzzTest {
    private static final String NAME = "https://issuer.example";
    private static final String AUDIENCE = "https://mint.example";
    private static final String SUBJECT = "me";
    private static final long NOW = Given.NOW.getEpochSecond();
    private static final long SKEW = 60;
    private static final long DAY = 86_400;

    private static final ECKey EC = Foreign.ec("ec-1");
    private static final TrustedIssuerKeys KEYS =
            new TrustedIssuerKeys(new GuardedClient(AddressGuard.allowing(List.of())), Clock.systemUTC());
    private static final JwtFederatedTokenVerifier VERIFIER = new JwtFederatedTokenVerifier(KEYS, NativeCrypto.load());
    private static final TrustedIssuer ISSUER = Foreign.trusted(
            NAME,
            new KeySource(
                    Optional.empty(),
                    Optional.of(JSONObjectUtils.toJSONString(
                            Map.of("keys", List.of(EC.toPublicJWK().toJSONObject()))))),
            IssuerAlgorithm.values());
    private static final FederatedCredential CREDENTIAL = Given.federated("Main", ISSUER, SUBJECT);
    private static final String SOUND = Foreign.token(NAME, EC, JWSAlgorithm.ES256, claims -> claims, header -> header);

    private static Optional<Presented> believed(String token) {
        return VERIFIER.read(token)
                .filter(read -> VERIFIER.signer(read, List.of(ISSUER)).isPresent());
    }

    /** By the issuer's own key, whatever the two say. */
    private static String signed(Map<String, Object> header, Map<String, Object> claims) {
        String input = Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "."
                + Base64URL.encode(JSONObjectUtils.toJSONString(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(EC.toECPrivateKey());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException | JOSEException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }

    private static Map<String, Object> header() {
        return Map.of("alg", "ES256", "kid", "ec-1");
    }

    private static Map<String, Object> claims() {
        return Map.of("iss", NAME, "sub", SUBJECT, "aud", AUDIENCE, "exp", NOW + 300, "iat", NOW);
    }

    private static Arbitrary<Object> anything() {
        List<Object> near = Stream.of(-DAY, -SKEW - 1, -SKEW, -1L, 0L, 1L, SKEW, SKEW + 1, DAY, DAY + SKEW + 1)
                .<Object>map(seconds -> NOW + seconds)
                .toList();
        return Arbitraries.oneOf(
                Arbitraries.of(near),
                Arbitraries.of(Arrays.asList(
                        null, true, 0, -1, 1.5, 1e300, -0.0, Long.MAX_VALUE, Long.MIN_VALUE, NOW + 0.5, "" + NOW)),
                Arbitraries.of(
                        NAME,
                        NAME + "/",
                        AUDIENCE,
                        SUBJECT,
                        "",
                        "*",
                        "none",
                        "HS256",
                        "RS256",
                        "ES384",
                        "ec-1",
                        List.of(),
                        List.of(AUDIENCE),
                        List.of(AUDIENCE, NAME),
                        List.of(List.of(AUDIENCE)),
                        Map.of(),
                        Map.of(AUDIENCE, AUDIENCE),
                        EC.toPublicJWK().toJSONObject()),
                Arbitraries.strings().all().ofMaxLength(300));
    }

    private static Arbitrary<Map<String, Object>> changes(String... members) {
        return Arbitraries.maps(Arbitraries.of(members), anything()).ofMaxSize(3);
    }

    @Provide
    Arbitrary<Map<String, Object>> changedClaims() {
        return changes("iss", "sub", "aud", "exp", "iat", "nbf", "jti", "kubernetes.io", "cnf");
    }

    @Provide
    Arbitrary<Map<String, Object>> changedHeader() {
        return changes(
                "alg", "kid", "typ", "cty", "crit", "b64", "jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256", "enc", "zip");
    }

    @Provide
    Arbitrary<Map<String, Object>> changedKey() {
        return changes("kty", "crv", "x", "y", "kid", "use", "alg", "key_ops", "n", "e", "k", "d", "x5c");
    }

    private static Map<String, Object> with(Map<String, Object> sound, Map<String, Object> changes) {
        Map<String, Object> all = new HashMap<>(sound);
        all.putAll(changes);
        return all;
    }

    @Property
    void readsNoTextThatIsNoToken(@ForAll String text) {
        assertThat(VERIFIER.read(text)).isEmpty();
    }

    @Property
    void believesNoTokenOfWhichACharacterWasChanged(@ForAll int place, @ForAll char other) {
        int at = Math.floorMod(place, SOUND.length());
        String changed = SOUND.substring(0, at) + other + SOUND.substring(at + 1);

        assertThat(believed(changed).isPresent()).isEqualTo(changed.equals(SOUND));
    }

    @Property(tries = 400)
    void believesNoHeaderThatAsksForSomethingElse(@ForAll("changedHeader") Map<String, Object> changes) {
        Map<String, Object> header = with(header(), changes);

        if (believed(signed(header, claims())).isPresent()) {
            assertThat(header).containsEntry("alg", "ES256");
            assertThat(header.get("crit")).as("null asks for nothing").isNull();
            assertThat(header.getOrDefault("b64", true)).isIn(true, null);
        }
    }

    /** The issuer itself has signed it: what it says has to be right. */
    @Property(tries = 400)
    void takesNothingThatDoesNotSayWhatItHasTo(@ForAll("changedClaims") Map<String, Object> changes) {
        Map<String, Object> claims = with(claims(), changes);
        var circumstances = new FederationCheck.Circumstances(Set.of(AUDIENCE), Given.NOW);

        boolean taken = believed(signed(header(), claims)).stream()
                .flatMap(read -> FederationCheck.all(CREDENTIAL, ISSUER, read.token(), true, circumstances).stream())
                .map(FederationCheck::passed)
                .reduce(Boolean::logicalAnd)
                .orElse(false);

        if (taken) {
            assertThat(claims).containsEntry("iss", NAME).containsEntry("sub", SUBJECT);
            assertThat(claims.get("aud")).isIn(AUDIENCE, List.of(AUDIENCE));
            assertThat(claims.get("exp")).matches(is(exp -> exp > NOW - SKEW && exp <= NOW + DAY + SKEW));
            assertThat(claims.getOrDefault("iat", NOW)).matches(is(iat -> iat <= NOW + SKEW));
            assertThat(claims.getOrDefault("nbf", NOW)).matches(is(nbf -> nbf <= NOW + SKEW));
        } else {
            assertThat(claims).isNotEqualTo(claims());
        }
    }

    private static Predicate<Object> is(LongPredicate seconds) {
        return claim -> claim instanceof Number number && seconds.test(number.longValue());
    }

    @Property(tries = 400)
    void readsAnyKeySet(@ForAll("changedKey") Map<String, Object> changes) {
        Map<String, Object> key = with(EC.toPublicJWK().toJSONObject(), changes);
        Violations violations = new Violations();

        boolean taken =
                KEYS.read(Map.of("keys", List.of(key)), "jwks", violations).isPresent();

        assertThat(violations.list()).hasSize(taken ? 0 : 1);
    }
}
