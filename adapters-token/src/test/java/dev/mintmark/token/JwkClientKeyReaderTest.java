package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violation;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwkClientKeyReaderTest {
    /** The public key of RFC 8037 appendix A.2, and its thumbprint of A.3. */
    private static final String RFC_8037_X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final String RFC_8037_THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

    private static final RSAKey RSA = rsa(2048);

    private final JwkClientKeyReader reader = new JwkClientKeyReader();

    private static RSAKey rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).generate();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private static JWK ec(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private static Map<String, Object> publicMembers(JWK key) {
        return new HashMap<>(key.toPublicJWK().toJSONObject());
    }

    private static Map<String, Object> with(Map<String, Object> jwk, String member, Object value) {
        Map<String, Object> changed = new HashMap<>(jwk);
        if (value == null) {
            changed.remove(member);
        } else {
            changed.put(member, value);
        }
        return changed;
    }

    private static Map<String, Object> ed25519() {
        return new HashMap<>(Map.of("kty", "OKP", "crv", "Ed25519", "x", RFC_8037_X));
    }

    private ClientKey read(Map<String, Object> jwk) {
        Violations violations = new Violations();
        Optional<List<ClientKey>> keys = reader.read(List.of(jwk), "keys", violations);
        assertThat(violations.list()).isEmpty();
        return keys.orElseThrow().get(0);
    }

    private List<Violation> refusals(List<Map<String, Object>> jwks) {
        Violations violations = new Violations();
        assertThat(reader.read(jwks, "keys", violations)).isEmpty();
        assertThat(violations.list())
                .allSatisfy(violation -> assertThat(violation.fault()).isEqualTo(Fault.INVALID_JWK));
        return violations.list();
    }

    private String refusal(Map<String, Object> jwk) {
        List<Violation> refusals = refusals(List.of(jwk));
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0).field()).isEqualTo("keys[0]");
        return refusals.get(0).message();
    }

    @Test
    void readsKeysOfEachTypeAndFixesTheirAlgorithm() {
        assertThat(read(publicMembers(ec(Curve.P_256))).algorithm()).isEqualTo(ClientKeyAlgorithm.ES256);
        assertThat(read(ed25519()).algorithm()).isEqualTo(ClientKeyAlgorithm.EDDSA);
        assertThat(read(with(publicMembers(RSA), "alg", "RS256")).algorithm()).isEqualTo(ClientKeyAlgorithm.RS256);
        assertThat(read(with(publicMembers(RSA), "alg", "PS256")).algorithm()).isEqualTo(ClientKeyAlgorithm.PS256);
        assertThat(read(publicMembers(RSA)).algorithm())
                .as("an RSA key that names none")
                .isEqualTo(ClientKeyAlgorithm.RS256);
    }

    @Test
    void keepsOnlyWhatMakesTheKey() {
        Map<String, Object> jwk = publicMembers(RSA);
        jwk.putAll(Map.of("kid", "2026", "use", "sig", "key_ops", List.of("verify"), "colour", "red", "x5t", "abc"));

        ClientKey key = read(jwk);

        assertThat(key.kid()).isEqualTo("2026");
        assertThat(key.jwk())
                .isEqualTo(Map.of(
                        "kty", "RSA", "use", "sig", "alg", "RS256", "kid", "2026", "e", "AQAB", "n", jwk.get("n")));
    }

    @Test
    void namesAKeyWithoutAnIdByItsThumbprint() {
        ClientKey key = read(ed25519());

        assertThat(key.thumbprint()).isEqualTo(RFC_8037_THUMBPRINT);
        assertThat(key.kid()).isEqualTo(RFC_8037_THUMBPRINT);
    }

    @Test
    void refusesEveryPrivateOrSecretMemberWithoutRepeatingIt() throws JOSEException {
        OctetSequenceKey symmetric = new OctetSequenceKeyGenerator(256).generate();
        for (JWK key : List.of(RSA, ec(Curve.P_256), symmetric)) {
            Map<String, Object> jwk = new HashMap<>(key.toJSONObject());
            String message = refusal(jwk);
            assertThat(message).contains("private or secret").contains("not stored");
            jwk.values().forEach(value -> assertThat(message).doesNotContain(value.toString()));
        }
        for (String member : List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k")) {
            Map<String, Object> jwk = publicMembers(RSA);
            jwk.put(member, null);
            assertThat(refusal(jwk)).as(member).contains("private or secret");
        }
    }

    @Test
    void refusesRsaKeysThatAreTooSmallOrTooLarge() {
        assertThat(refusal(publicMembers(rsa(1024)))).contains("2048 to 4096");
        for (int bits : List.of(2047, 4097)) {
            BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
            assertThat(refusal(with(
                            publicMembers(RSA), "n", Base64URL.encode(modulus).toString())))
                    .contains("2048 to 4096");
        }
        for (int bits : List.of(2048, 2560, 4096)) {
            BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
            assertThat(read(with(
                            publicMembers(RSA), "n", Base64URL.encode(modulus).toString())))
                    .isNotNull();
        }
    }

    @Test
    void refusesRsaKeysOfAnotherFormOrExponent() {
        Map<String, Object> rsa = publicMembers(RSA);
        byte[] padded = new byte[257];
        System.arraycopy(RSA.getModulus().decode(), 0, padded, 1, 256);
        assertThat(refusal(with(rsa, "n", Base64URL.encode(padded).toString()))).contains("leading zero");
        assertThat(refusal(with(rsa, "n", rsa.get("n") + "="))).contains("base64url");
        assertThat(refusal(with(rsa, "n", null))).contains("needs a n");
        assertThat(refusal(with(rsa, "n", 5))).contains("needs a n");
        for (String exponent : List.of("Aw", "AQAC", "AAEAAQ", "")) {
            assertThat(refusal(with(rsa, "e", exponent))).contains("65537");
        }
        for (String alg : List.of("RS512", "ES256", "HS256", "none", "rs256")) {
            assertThat(refusal(with(rsa, "alg", alg))).contains("RS256 or PS256");
        }
    }

    @Test
    void refusesOtherCurvesAndPointsBesideThem() {
        Map<String, Object> ec = publicMembers(ec(Curve.P_256));
        assertThat(refusal(publicMembers(ec(Curve.P_384)))).contains("P-256");
        assertThat(refusal(with(ec, "crv", "secp256k1"))).contains("P-256");
        assertThat(refusal(with(ec, "y", ec.get("x")))).contains("not on the curve");
        assertThat(refusal(with(ec, "x", "AA"))).contains("32 bytes");
        assertThat(refusal(with(ec, "alg", "ES384"))).contains("ES256");
        assertThat(refusal(with(ed25519(), "crv", "X25519"))).contains("Ed25519");
        assertThat(refusal(with(ed25519(), "alg", "ES256"))).contains("EdDSA");
        for (String name : List.of("EdDSA", "Ed25519")) {
            assertThat(new JwkClientKeyReader().read(List.of(with(ed25519(), "alg", name)), "keys", new Violations()))
                    .as("the older name and that of RFC 9864")
                    .isPresent();
        }
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;
        assertThat(refusal(with(ed25519(), "x", Base64URL.encode(noPoint).toString())))
                .contains("not on the curve");
    }

    @Test
    void refusesKeysThatAreMeantForSomethingElse() {
        Map<String, Object> ec = publicMembers(ec(Curve.P_256));
        assertThat(refusal(with(ec, "use", "enc"))).contains("use");
        for (Object operations : List.of(List.of("sign"), List.of("verify", "sign"), List.of(), "verify")) {
            assertThat(refusal(with(ec, "key_ops", operations))).contains("key_ops");
        }
        assertThat(refusal(with(ec, "kty", "oct"))).contains("EC, RSA or OKP");
        assertThat(refusal(with(ec, "kty", null))).contains("kty");
    }

    @Test
    void refusesIdsThatCannotBeReadEverywhere() {
        Map<String, Object> ec = publicMembers(ec(Curve.P_256));
        for (String kid : List.of("", "a b", "k".repeat(129), "a\nb", "\u00e4")) {
            assertThat(refusal(with(ec, "kid", kid))).contains("kid");
        }
        assertThat(refusal(with(ec, "kid", 7))).contains("kid");
    }

    @Test
    void refusesTheSameKeyAndTheSameIdTwice() {
        Map<String, Object> one = with(publicMembers(ec(Curve.P_256)), "kid", "a");
        Map<String, Object> other = with(publicMembers(ec(Curve.P_256)), "kid", "a");

        assertThat(refusals(List.of(one, with(one, "kid", "b"))))
                .extracting(Violation::field)
                .containsExactly("keys[1]");
        assertThat(refusals(List.of(one, other)))
                .extracting(Violation::message)
                .singleElement()
                .asString()
                .contains("kid");
        assertThat(reader.read(List.of(one, with(other, "kid", "b")), "keys", new Violations()))
                .isPresent();
    }

    @Test
    void refusesAThirdKeyAndReportsEveryFaultyOne() {
        Map<String, Object> bad = Map.of("kty", "EC");
        assertThat(refusals(List.of(bad, with(publicMembers(RSA), "e", "Aw"), publicMembers(ec(Curve.P_256)))))
                .extracting(Violation::field)
                .containsExactly("keys", "keys[0]", "keys[1]");
    }

    @Test
    void readsNoKeysAtAll() {
        assertThat(reader.read(List.of(), "keys", new Violations())).contains(List.of());
    }
}
