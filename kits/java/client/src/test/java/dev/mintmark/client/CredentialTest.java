package dev.mintmark.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mintmark.client.TokenUnavailable.Rejected;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an app proves who it is. */
@Timeout(60)
class CredentialTest {
    /** The key of RFC 8037, appendix A.1. */
    private static final String ED25519 = """
            {"kty":"OKP","crv":"Ed25519","kid":"ed","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
             "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    private TokenEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = TokenEndpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private TokenClient client(Credential credential) {
        return TokenClient.builder(endpoint.issuer(), credential).clock(clock).build();
    }

    private TokenEndpoint.Request last() {
        return endpoint.requests().get(endpoint.requests().size() - 1);
    }

    @Test
    void sendsASecretInTheHeaderFormEncoded() {
        client(Credential.secret(" mm_app ", "a secret+of:100%\n")).token();

        String basic =
                Base64.getEncoder().encodeToString("mm_app:a+secret%2Bof%3A100%25".getBytes(StandardCharsets.US_ASCII));
        assertThat(last().authorization()).contains("Basic " + basic);
        assertThat(last().form()).containsOnlyKeys("grant_type").containsEntry("grant_type", "client_credentials");
    }

    @Test
    void readsASecretsFileForEachRequest() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "first\n");
        TokenClient tokens = client(Credential.secret("mm_app", file));
        tokens.token();
        String before = last().authorization().orElseThrow();
        Files.writeString(file, "second\n");
        clock.pass(Duration.ofMinutes(15));
        tokens.token();

        assertThat(last().authorization()).isPresent().isNotEqualTo(before);
    }

    @Test
    void saysThatAFileCannotBeRead() throws IOException {
        Path missing = folder.resolve("missing");
        Path noKey = Files.writeString(folder.resolve("key"), "{\"d\":\"confidential");

        for (Credential credential : Set.of(Credential.secret("mm_app", missing), Credential.key("mm_app", noKey))) {
            TokenClient tokens = client(credential);
            Rejected rejected = catchThrowableOfType(Rejected.class, tokens::token);
            assertThat(rejected.error()).isEqualTo("credential_unusable");
            assertThat(rejected).hasStackTraceContaining("Caused by").hasNoSuppressedExceptions();
            assertThat(String.valueOf(rejected.getCause())).doesNotContain("confidential");
        }
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void signsWithAnEllipticCurve() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        client(Credential.key("mm_app", key.toJSONString())).token();

        checkAssertion(JWSAlgorithm.ES256, "ec", new ECDSAVerifier(key.toPublicJWK()));
    }

    @Test
    void signsWithRsa() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("rsa").generate();
        client(Credential.key("mm_app", key.toJSONString())).token();
        checkAssertion(JWSAlgorithm.RS256, "rsa", new RSASSAVerifier(key.toPublicJWK()));

        RSAKey pss = new RSAKey.Builder(key).algorithm(JWSAlgorithm.PS256).build();
        Path file = Files.writeString(folder.resolve("key"), pss.toJSONString());
        client(Credential.key("mm_app", file)).token();
        checkAssertion(JWSAlgorithm.PS256, "rsa", new RSASSAVerifier(key.toPublicJWK()));
    }

    @Test
    void signsWithEd25519() throws Exception {
        client(Credential.key("mm_app", ED25519)).token();

        SignedJWT assertion = SignedJWT.parse(last().form().get("client_assertion"));
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.EdDSA);
        Signature signature = Signature.getInstance("Ed25519");
        byte[] little = Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        byte[] big = new byte[little.length];
        for (int i = 0; i < little.length; i++) {
            big[i] = little[little.length - 1 - i];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        var point = new EdECPoint(odd, new BigInteger(1, big));
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
        signature.update(assertion.getSigningInput());
        assertThat(signature.verify(assertion.getSignature().decode())).isTrue();
    }

    @Test
    void makesAFreshAssertionForEachRequest() throws Exception {
        Set<String> ids = new HashSet<>();
        TokenClient tokens = client(Credential.key("mm_app", ED25519));
        for (int i = 0; i < 3; i++) {
            tokens.token();
            ids.add(SignedJWT.parse(last().form().get("client_assertion"))
                    .getJWTClaimsSet()
                    .getJWTID());
            clock.pass(Duration.ofMinutes(15));
        }

        assertThat(ids).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confidential",
                "{}",
                "{\"kty\":\"oct\",\"k\":\"confidential\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"d\":\"confidential\",\"x\":\"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\"}"
            })
    void refusesWhatIsNoKey(String jwk) {
        assertThatThrownBy(() -> Credential.key("mm_app", jwk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("confidential")
                .hasNoCause();
    }

    @Test
    void sendsAFederatedTokenWithTheClientIdBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), " header.claims.signature\n");
        client(Credential.federatedTokenFile(" mm_app ", file)).token();

        assertThat(last().authorization()).isEmpty();
        assertThat(last().form())
                .containsEntry("client_id", "mm_app")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .containsEntry("client_assertion", "header.claims.signature");
    }

    @Test
    void sendsTheFederatedTokenThatIsInTheFileNow() throws IOException {
        Path file = folder.resolve("token");
        TokenClient tokens = client(Credential.federatedTokenFile("mm_app", file));
        for (String token : List.of("first", "second", "third")) {
            replace(file, token);
            tokens.token();
            clock.pass(Duration.ofMinutes(15));
        }

        assertThat(endpoint.requests())
                .extracting(request -> request.form().get("client_assertion"))
                .containsExactly("first", "second", "third");
    }

    @Test
    void waitsForAFederatedTokenThatIsNotThereYet() throws IOException {
        Path file = folder.resolve("token");
        TokenClient tokens = client(Credential.federatedTokenFile("mm_app", file));
        assertThat(unusable(tokens)).hasMessageContainingAll("is not there", file.toString());
        Files.writeString(file, "header.claims.signature");

        assertThat(unusable(tokens)).as("for a second").isNotNull();
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.token().value()).isEqualTo("token-1");
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void usesItsTokenWhileTheFileIsEmpty() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first");
        TokenClient tokens = client(Credential.federatedTokenFile("mm_app", file));
        tokens.token();
        Files.writeString(file, "\n");
        clock.pass(Duration.ofMinutes(13));
        assertThat(tokens.token().value()).isEqualTo("token-1");
        assertThat(tokens.token().value()).isEqualTo("token-1");
        clock.pass(Duration.ofMinutes(2));

        assertThat(unusable(tokens)).hasMessageContaining("is empty");
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void sendsNoFileThatIsNoFederatedToken() throws IOException {
        Path large = Files.writeString(folder.resolve("large"), "a".repeat(8 * 1024));
        client(Credential.federatedTokenFile("mm_app", large)).token();
        Files.writeString(large, "a".repeat(8 * 1024 + 1));

        assertThat(unusable(client(Credential.federatedTokenFile("mm_app", large))))
                .hasMessageContaining("is larger than 8 KiB")
                .hasMessageNotContaining("aaaa");
        assertThat(unusable(client(Credential.federatedTokenFile("mm_app", folder))))
                .hasMessageContaining("cannot be read")
                .hasCauseInstanceOf(IOException.class);
        assertThat(endpoint.requests()).hasSize(1);
    }

    /** As platforms do it: another file takes its place. */
    private void replace(Path file, String token) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), token);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Rejected unusable(TokenClient tokens) {
        Rejected rejected = catchThrowableOfType(Rejected.class, tokens::token);
        assertThat(rejected.error()).isEqualTo("token_file_unusable");
        return rejected;
    }

    private void checkAssertion(JWSAlgorithm algorithm, String kid, JWSVerifier verifier)
            throws JOSEException, ParseException {
        TokenEndpoint.Request request = last();
        assertThat(request.authorization()).isEmpty();
        assertThat(request.form())
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .doesNotContainKeys("client_id", "client_secret");
        SignedJWT assertion = SignedJWT.parse(request.form().get("client_assertion"));
        assertThat(assertion.verify(verifier)).isTrue();
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(algorithm);
        assertThat(assertion.getHeader().getKeyID()).isEqualTo(kid);
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("mm_app");
        assertThat(claims.getSubject()).isEqualTo("mm_app");
        assertThat(claims.getAudience()).containsExactly(endpoint.issuer());
        assertThat(claims.getIssueTime()).isEqualTo(clock.instant());
        assertThat(claims.getExpirationTime()).isEqualTo(clock.instant().plusSeconds(120));
    }
}
