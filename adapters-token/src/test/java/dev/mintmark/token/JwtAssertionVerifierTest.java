package dev.mintmark.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mintmark.application.port.out.token.AssertionVerifier;
import dev.mintmark.application.port.out.token.AssertionVerifier.Presented;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.ClientKeyAlgorithm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtAssertionVerifierTest {
    private static final ECKey EC = ec();
    private static final RSAKey RSA = rsa();
    private static final JWTClaimsSet CLAIMS = new JWTClaimsSet.Builder()
            .issuer("app")
            .audience("https://mint.example")
            .claim("exp", 1_900_000_000L)
            .build();

    private enum Crypto {
        NATIVE,
        JDK;

        NativeCrypto load() {
            return this == NATIVE ? NativeCrypto.load() : NativeCrypto.jdkOnly();
        }
    }

    private final JwtAssertionVerifier verifier = new JwtAssertionVerifier(NativeCrypto.load());

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa").generate();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private static ClientKey registered(JWK key, JWSAlgorithm algorithm) {
        Map<String, Object> jwk = new HashMap<>(key.toPublicJWK().toJSONObject());
        jwk.put("alg", algorithm.getName());
        return new JwkClientKeyReader()
                .read(List.of(jwk), "keys", new Violations())
                .orElseThrow()
                .get(0);
    }

    private static String signed(JWSHeader header, JWSSigner signer) {
        SignedJWT jwt = new SignedJWT(header, CLAIMS);
        try {
            jwt.sign(signer);
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
        return jwt.serialize();
    }

    private static String byEc(JWSHeader.Builder header) {
        try {
            return signed(header.build(), new ECDSASigner(EC));
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private static JWSHeader.Builder es256() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256);
    }

    private static String byRsa(JWSAlgorithm algorithm) {
        try {
            return signed(new JWSHeader(algorithm), new RSASSASigner(RSA));
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    private Presented presented(String assertion) {
        return verifier.read(assertion).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Crypto.class)
    void verifiesEveryAlgorithmByItsKeyOnly(Crypto crypto) throws JoseException {
        JwtAssertionVerifier tried = new JwtAssertionVerifier(crypto.load());
        OctetKeyPairJsonWebKey ed25519 = OkpJwkGenerator.generateJwk("Ed25519");
        JsonWebSignature eddsa = new JsonWebSignature();
        eddsa.setAlgorithmHeaderValue("EdDSA");
        eddsa.setKey(ed25519.getPrivateKey());
        eddsa.setPayload(CLAIMS.toString());
        Map<String, Object> okp =
                new HashMap<>(ed25519.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        ClientKey okpKey = new JwkClientKeyReader()
                .read(List.of(okp), "keys", new Violations())
                .orElseThrow()
                .get(0);
        Map<ClientKey, String> assertions = Map.of(
                registered(EC, JWSAlgorithm.ES256),
                byEc(es256()),
                registered(RSA, JWSAlgorithm.RS256),
                byRsa(JWSAlgorithm.RS256),
                registered(RSA, JWSAlgorithm.PS256),
                byRsa(JWSAlgorithm.PS256),
                okpKey,
                eddsa.getCompactSerialization());

        assertions.forEach((key, assertion) -> {
            Presented read = tried.read(assertion).orElseThrow();
            assertThat(read.algorithm()).isEqualTo(key.algorithm());
            assertThat(read.claims()).containsEntry("iss", "app").containsEntry("exp", 1_900_000_000L);
            for (ClientKey any : assertions.keySet()) {
                assertThat(tried.verify(read, Optional.of(any)))
                        .as(key.algorithm() + " held against the key for " + any.algorithm())
                        .isEqualTo(any.equals(key));
            }
            assertThat(tried.verify(read, Optional.empty())).isFalse();
        });
    }

    @Test
    void refusesAnotherKeysSignatureAndAChangedAssertion() throws JOSEException {
        ClientKey other = registered(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        String assertion = byEc(es256());
        String[] parts = assertion.split("\\.");
        String changed = parts[0] + "." + Base64URL.encode(CLAIMS.toString().replace("app", "apq")) + "." + parts[2];

        assertThat(verifier.verify(presented(assertion), Optional.of(other))).isFalse();
        assertThat(verifier.verify(presented(changed), Optional.of(registered(EC, JWSAlgorithm.ES256))))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Crypto.class)
    void refusesSignaturesOfEveryLengthWithoutAKeyAndWithOne(Crypto crypto) {
        JwtAssertionVerifier tried = new JwtAssertionVerifier(crypto.load());
        for (JWSAlgorithm algorithm :
                List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA)) {
            for (int length : List.of(0, 1, 64, 128, 255, 256, 257, 320, 384, 512, 600)) {
                byte[] signature = new byte[length];
                Arrays.fill(signature, (byte) 0x55);
                String assertion = new JWSHeader(algorithm).toBase64URL() + "."
                        + CLAIMS.toPayload().toBase64URL() + "." + Base64URL.encode(signature);
                Optional<Presented> read = tried.read(assertion);
                if (read.isPresent()) {
                    assertThat(tried.verify(read.get(), Optional.empty())).isFalse();
                    assertThat(tried.verify(read.get(), Optional.of(registered(RSA, JWSAlgorithm.RS256))))
                            .isFalse();
                    assertThat(tried.verify(read.get(), Optional.of(registered(EC, JWSAlgorithm.ES256))))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void refusesASignatureOfZeros() {
        String assertion = byEc(es256());
        String zeros = assertion.substring(0, assertion.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]);

        assertThat(verifier.verify(presented(zeros), Optional.of(registered(EC, JWSAlgorithm.ES256))))
                .isFalse();
    }

    @Test
    void readsTheKeyIdAndThePlainTypes() {
        assertThat(presented(byEc(es256().keyID("ec"))).kid()).contains("ec");
        assertThat(presented(byEc(es256())).kid()).isEmpty();
        for (String type : List.of("JWT", "jwt", "client-authentication+jwt")) {
            assertThat(verifier.read(byEc(es256().type(new JOSEObjectType(type)))))
                    .isPresent();
        }
    }

    @Test
    void refusesWhatBringsItsOwnKeyOrAsksForMore() {
        List<JWSHeader.Builder> headers = List.of(
                es256().jwk(EC.toPublicJWK()),
                es256().jwkURL(URI.create("https://evil.example/jwks.json")),
                es256().x509CertURL(URI.create("https://evil.example/cert.pem")),
                es256().x509CertChain(List.of(new com.nimbusds.jose.util.Base64("AAAA"))),
                es256().criticalParams(Set.of("exp")).customParam("exp", 1),
                es256().base64URLEncodePayload(false).criticalParams(Set.of("b64")),
                es256().type(new JOSEObjectType("at+jwt")));
        for (JWSHeader.Builder header : headers) {
            assertThat(verifier.read(byEc(header)))
                    .as(header.build().toString())
                    .isEmpty();
        }
    }

    @Test
    void refusesAlgorithmsThatNoRegisteredKeyHas() throws JOSEException, GeneralSecurityException {
        String none = Base64URL.encode("{\"alg\":\"none\"}") + "."
                + CLAIMS.toPayload().toBase64URL() + ".";
        String hs256 = signed(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(new byte[32]));
        String rs512 = byRsa(JWSAlgorithm.RS512);

        for (String assertion : List.of(none, hs256, rs512)) {
            assertThat(verifier.read(assertion)).as(assertion).isEmpty();
        }
    }

    @Test
    void refusesThePublicKeyUsedAsASharedSecret() throws JOSEException {
        byte[] publicKey = RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        String assertion = signed(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(publicKey));

        assertThat(verifier.read(assertion)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b.c",
                "a.b.c.d",
                "e30.e30.e30",
                "eyJhbGciOiJFUzI1NiJ9..c2ln",
                "eyJhbGciOiJFUzI1NiJ9.bm90IGpzb24.c2ln",
                "eyJhbGciOiJFUzI1NiJ9.W10.c2ln",
                "eyJhbGciOiJFUzI1NiJ9.W1siaXNzIiwiYSJdXQ.c2ln",
                "W1siYWxnIiwiRVMyNTYiXV0.e30.c2ln",
                "eyJhbGciOjF9.e30.c2ln",
                "eyJhbGciOiJFUzI1NiIsImtpZCI6MX0.e30.c2ln"
            })
    void refusesWhatIsNoAssertion(String text) {
        assertThat(verifier.read(text)).isEmpty();
    }

    @Test
    void refusesAnAssertionThatIsTooLong() {
        String assertion = byEc(es256());
        String padded =
                assertion.substring(0, assertion.lastIndexOf('.') + 1) + "A".repeat(AssertionVerifier.MAX_LENGTH + 1);

        assertThat(verifier.read(padded)).isEmpty();
    }

    @Test
    void verifiesAKeyOfTheSmallestOddSize() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2056);
        KeyPair pair = generator.generateKeyPair();
        RSAKey key = new RSAKey.Builder((java.security.interfaces.RSAPublicKey) pair.getPublic()).build();
        String input = new JWSHeader(JWSAlgorithm.RS256).toBase64URL() + "."
                + CLAIMS.toPayload().toBase64URL();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));

        Presented read = presented(input + "." + Base64URL.encode(signature.sign()));

        assertThat(read.algorithm()).isEqualTo(ClientKeyAlgorithm.RS256);
        assertThat(verifier.verify(read, Optional.of(registered(key, JWSAlgorithm.RS256))))
                .isTrue();
    }

    @Test
    void refusesASignatureThatIsNoNumberBelowTheModulus() {
        byte[] greatest = new byte[256];
        Arrays.fill(greatest, (byte) 0xff);
        String assertion = byRsa(JWSAlgorithm.RS256);
        String changed = assertion.substring(0, assertion.lastIndexOf('.') + 1) + Base64URL.encode(greatest);

        assertThat(verifier.verify(presented(changed), Optional.of(registered(RSA, JWSAlgorithm.RS256))))
                .isFalse();
    }

    @Test
    void isNotPrinted() {
        assertThat(presented(byEc(es256())).toString()).isEqualTo("Presented(hidden)");
    }
}
