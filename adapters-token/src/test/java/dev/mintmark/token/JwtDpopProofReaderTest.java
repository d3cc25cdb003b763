package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mintmark.application.port.out.token.DpopProofReader;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import dev.mintmark.domain.dpop.DpopRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtDpopProofReaderTest {
    private static final ECKey EC = ec(Curve.P_256);
    private static final RSAKey RSA = rsa();
    private static final JWTClaimsSet CLAIMS = new JWTClaimsSet.Builder()
            .jwtID("one")
            .claim("htm", "POST")
            .claim("htu", "https://id.example/connect/token")
            .claim("iat", 1_800_000_000L)
            .build();

    private final JwtDpopProofReader reader = new JwtDpopProofReader(new JwtAssertionVerifier(NativeCrypto.load()));

    private static ECKey ec(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm, JWK jwk) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(jwk);
    }

    private static JWSHeader.Builder header() {
        return header(JWSAlgorithm.ES256, EC.toPublicJWK());
    }

    private static String byEc(JWSHeader.Builder header) {
        return signed(header, EC);
    }

    private static String signed(JWSHeader.Builder header, JWK key) {
        try {
            SignedJWT proof = new SignedJWT(header.build(), CLAIMS);
            proof.sign(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey()));
            return proof.serialize();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Not signed, since no library makes it. */
    private static String withHeader(Map<String, Object> header) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "."
                + Base64URL.encode(CLAIMS.toString()) + "."
                + Base64URL.encode(new byte[64]);
    }

    private static String withJwk(Map<String, Object> jwk) {
        return withHeader(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", jwk));
    }

    private String refusal(String proof) {
        DpopRefused refused = catchThrowableOfType(DpopRefused.class, () -> reader.read(proof));
        assertThat(refused).as(proof).isNotNull();
        assertThat(refused.code()).isEqualTo("invalid_dpop_proof");
        return refused.getMessage();
    }

    private DpopProofReader.Presented held(String proof) {
        DpopProofReader.Presented presented = reader.read(proof);
        assertThat(reader.verify(presented)).isTrue();
        return presented;
    }

    @Test
    void verifiesWithTheKeyInTheProof() throws JOSEException {
        DpopProofReader.Presented presented = held(byEc(header()));

        assertThat(presented.algorithm()).isEqualTo(ClientKeyAlgorithm.ES256);
        assertThat(presented.key().thumbprint())
                .isEqualTo(EC.computeThumbprint().toString());
        assertThat(presented.claims()).containsEntry("jti", "one").containsEntry("iat", 1_800_000_000L);
        assertThat(presented.toString()).doesNotContain("one");
    }

    @Test
    void verifiesEveryAlgorithmThatTheMetadataNames() throws JoseException, JOSEException {
        for (JWSAlgorithm algorithm : Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
            assertThat(held(signed(header(algorithm, RSA.toPublicJWK()), RSA))
                            .key()
                            .thumbprint())
                    .isEqualTo(RSA.computeThumbprint().toString());
        }
        OctetKeyPairJsonWebKey okp = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        JsonWebSignature proof = new JsonWebSignature();
        proof.setHeader("typ", "dpop+jwt");
        proof.setAlgorithmHeaderValue("EdDSA");
        proof.setJwkHeader(okp);
        proof.setPayload(CLAIMS.toString());
        proof.setKey(okp.getPrivateKey());
        assertThat(held(proof.getCompactSerialization()).algorithm()).isEqualTo(ClientKeyAlgorithm.EDDSA);
    }

    @Test
    void takesAKeyThatSaysWhatItIsFor() {
        ECKey key = new ECKey.Builder(EC)
                .keyID("any kid \"at all\"")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();

        held(byEc(header(JWSAlgorithm.ES256, key.toPublicJWK())));
    }

    @Test
    void isNotSignedByAnotherKey() {
        DpopProofReader.Presented foreign =
                reader.read(byEc(header(JWSAlgorithm.ES256, ec(Curve.P_256).toPublicJWK())));

        assertThat(reader.verify(foreign)).isFalse();
    }

    @Test
    void isOfItsTypeOnly() {
        for (String type : new String[] {"JWT", "at+jwt", "dpop", "dpop+jwt2"}) {
            assertThat(refusal(byEc(header().type(new JOSEObjectType(type))))).contains("typ");
        }
        assertThat(refusal(byEc(header().type(null)))).contains("typ");
    }

    @Test
    void bringsItsKeyAlong() {
        assertThat(refusal(byEc(header().jwk(null)))).contains("jwk");
        assertThat(refusal(withHeader(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", "a text"))))
                .contains("JWT");
    }

    @Test
    void bringsNoPrivateKeyAlong() {
        assertThat(refusal(withJwk(EC.toJSONObject())))
                .contains("private")
                .doesNotContain(EC.getD().toString());
        assertThat(refusal(withJwk(Map.of("kty", "oct", "k", "AAAA")))).contains("secret");
        Map<String, Object> partly = new HashMap<>(RSA.toPublicJWK().toJSONObject());
        partly.put("qi", "AAAA");
        assertThat(refusal(withJwk(partly))).contains("private");
    }

    @Test
    void hasAnAlgorithmThatIsOffered() {
        for (String algorithm : new String[] {"none", "HS256", "ES384", "RS512", "ES256K", "es256", ""}) {
            refusal(withHeader(Map.of(
                    "typ", "dpop+jwt", "alg", algorithm, "jwk", EC.toPublicJWK().toJSONObject())));
        }
        assertThat(refusal(signed(header(JWSAlgorithm.ES384, ec(Curve.P_384).toPublicJWK()), ec(Curve.P_384))))
                .contains("alg");
    }

    @Test
    void hasTheAlgorithmOfItsKey() {
        assertThat(refusal(byEc(header(JWSAlgorithm.ES256, RSA.toPublicJWK())))).contains("jwk");
        RSAKey forPss = new RSAKey.Builder(RSA).algorithm(JWSAlgorithm.PS256).build();
        assertThat(refusal(signed(header(JWSAlgorithm.RS256, forPss.toPublicJWK()), RSA)))
                .contains("alg");
    }

    @Test
    void hasAKeyThatIsForSigning() {
        ECKey forEncryption = new ECKey.Builder(EC).keyUse(KeyUse.ENCRYPTION).build();

        assertThat(refusal(byEc(header(JWSAlgorithm.ES256, forEncryption.toPublicJWK()))))
                .contains("use");
    }

    @Test
    void demandsNoExtension() {
        assertThat(refusal(withHeader(Map.of(
                        "typ",
                        "dpop+jwt",
                        "alg",
                        "ES256",
                        "crit",
                        List.of("exp"),
                        "exp",
                        1,
                        "jwk",
                        EC.toPublicJWK().toJSONObject()))))
                .contains("extension");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a.b.c", "a.b", "a.b.c.d", "e30.e30.e30", "ä.ö.ü", "W10.W10.W10", "e30=.e30.e30"})
    void isInTheCompactForm(String text) {
        refusal(text);
    }

    @Test
    void isNotTooLong() {
        assertThat(refusal("a".repeat(DpopProofReader.MAX_LENGTH + 1))).contains("longer");
    }

    @Provide
    Arbitrary<String> proofs() {
        return Arbitraries.just(byEc(header()));
    }

    /** Whatever is changed in a proof, it is refused as what it is, or its signature does not hold. */
    @Property(tries = 2_000)
    void isNotAcceptedWithAChangedCharacter(
            @ForAll("proofs") String proof, @ForAll @IntRange(min = 0, max = 10_000) int at, @ForAll char other) {
        int place = at % proof.length();
        String changed = proof.substring(0, place) + other + proof.substring(place + 1);
        if (!changed.equals(proof)) {
            assertThat(isAccepted(changed)).isFalse();
        }
    }

    @Property(tries = 2_000)
    void isNotAcceptedCutOrWithSomethingAdded(
            @ForAll("proofs") String proof, @ForAll @IntRange(min = 0, max = 10_000) int at, @ForAll String added) {
        int place = at % proof.length();

        assertThat(isAccepted(proof.substring(0, place))).isFalse();
        if (!added.isEmpty()) {
            assertThat(isAccepted(proof.substring(0, place) + added + proof.substring(place)))
                    .isFalse();
        }
    }

    @Property(tries = 2_000)
    void isNotAcceptedWithAnythingForAKey(@ForAll("members") Map<String, Object> members) {
        Map<String, Object> jwk = new HashMap<>(EC.toPublicJWK().toJSONObject());
        jwk.putAll(members);
        assertThat(isAccepted(withJwk(jwk))).isFalse();
        assertThat(isAccepted(withHeader(new HashMap<>(members)))).isFalse();
    }

    @Provide
    Arbitrary<Map<String, Object>> members() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(50).asGeneric(),
                Arbitraries.of("EC", "RSA", "OKP", "oct", "P-256", "Ed25519", "AQAB", "dpop+jwt", "ES256", "none")
                        .asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.just(List.of(1, "a")).asGeneric(),
                Arbitraries.just(Map.of("a", "b")).asGeneric());
        Arbitrary<String> names = Arbitraries.of(
                "kty", "crv", "x", "y", "n", "e", "d", "use", "key_ops", "alg", "kid", "typ", "jwk", "crit");
        return Arbitraries.maps(names, values).ofMinSize(1).ofMaxSize(6);
    }

    private boolean isAccepted(String proof) {
        try {
            return reader.verify(reader.read(proof));
        } catch (DpopRefused refused) {
            return false;
        }
    }
}
