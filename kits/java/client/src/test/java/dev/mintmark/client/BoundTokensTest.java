package dev.mintmark.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.mintmark.client.TokenUnavailable.Rejected;
import dev.mintmark.client.TokenUnavailable.TryLater;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to a key (RFC 9449). */
class BoundTokensTest {
    private static final URI DOCUMENTS = URI.create("https://api.example.com/documents?page=2");
    /** Of RFC 8037, appendix A. */
    private static final String ED25519 = """
            {"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
             "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    private static final String BOUND = "{\"access_token\":\"token-1\",\"token_type\":\"DPoP\",\"expires_in\":900}";

    private TokenEndpoint endpoint;
    private TokenClient tokens;

    @BeforeEach
    void aClientWithAKey() throws IOException {
        endpoint = TokenEndpoint.start();
        endpoint.answers(200, BOUND);
        tokens = client(DpopKey.generate());
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private TokenClient client(DpopKey key) {
        return TokenClient.builder(endpoint.issuer(), Credential.secret("mm_app", "mms_secret"))
                .boundTo(key)
                .build();
    }

    private static SignedJWT verified(String proof) throws Exception {
        SignedJWT parsed = SignedJWT.parse(proof);
        JWK jwk = parsed.getHeader().getJWK();
        assertThat(parsed.getHeader().getType().getType()).isEqualTo("dpop+jwt");
        assertThat(jwk.isPrivate()).isFalse();
        assertThat(jwk.toJSONObject()).hasSameSizeAs(jwk.getRequiredParams());
        assertThat(holds(parsed, jwk)).isTrue();
        assertThat(parsed.getJWTClaimsSet().getIssueTime()).isNotNull();
        return parsed;
    }

    private static boolean holds(SignedJWT proof, JWK jwk) throws Exception {
        if (jwk instanceof RSAKey rsa) {
            return proof.verify(new RSASSAVerifier(rsa));
        }
        if (jwk instanceof ECKey ec) {
            return proof.verify(new ECDSAVerifier(ec));
        }
        String x509 = "302a300506032b6570032100"
                + HexFormat.of().formatHex(jwk.toOctetKeyPair().getDecodedX());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(x509))));
        signature.update(proof.getSigningInput());
        return signature.verify(proof.getSignature().decode());
    }

    private SignedJWT lastProof() throws Exception {
        return verified(
                endpoint.requests().get(endpoint.requests().size() - 1).proof().orElseThrow());
    }

    @Test
    void areAskedForWithAProof() throws Exception {
        assertThat(tokens.token().value()).isEqualTo("token-1");

        SignedJWT proof = lastProof();
        assertThat(proof.getJWTClaimsSet().getClaim("htm")).isEqualTo("POST");
        assertThat(proof.getJWTClaimsSet().getClaim("htu")).isEqualTo(endpoint.issuer() + "/connect/token");
        assertThat(proof.getJWTClaimsSet().getClaims()).doesNotContainKeys("ath", "nonce");
    }

    @Test
    void areSentWithAProofForEachCall() throws Exception {
        HttpRequest one =
                tokens.authorize(HttpRequest.newBuilder(DOCUMENTS).DELETE()).build();
        HttpRequest other = tokens.authorize(HttpRequest.newBuilder(DOCUMENTS)).build();

        assertThat(one.headers().allValues("Authorization")).containsExactly("DPoP token-1");
        SignedJWT proof = verified(one.headers().firstValue("DPoP").orElseThrow());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("token-1".getBytes(StandardCharsets.US_ASCII));
        assertThat(proof.getJWTClaimsSet().getClaim("htm")).isEqualTo("DELETE");
        assertThat(proof.getJWTClaimsSet().getClaim("htu")).isEqualTo("https://api.example.com/documents");
        assertThat(proof.getJWTClaimsSet().getClaim("ath"))
                .isEqualTo(Base64URL.encode(hash).toString());
        SignedJWT another = verified(other.headers().firstValue("DPoP").orElseThrow());
        assertThat(another.getJWTClaimsSet().getJWTID())
                .isNotEqualTo(proof.getJWTClaimsSet().getJWTID());
        assertThat(another.getHeader().getJWK())
                .isEqualTo(lastProof().getHeader().getJWK());
    }

    @Test
    void areAskedForAgainWithTheNonceThatTheServerWants() throws Exception {
        endpoint.answers(400, "{\"error\":\"use_dpop_nonce\"}", Map.of("DPoP-Nonce", "n1"));
        assertThat(catchThrowableOfType(Rejected.class, tokens::token).error()).isEqualTo("use_dpop_nonce");
        assertThat(endpoint.requests()).as("once again, and no more").hasSize(2);
        assertThat(lastProof().getJWTClaimsSet().getClaim("nonce")).isEqualTo("n1");

        endpoint.answers(200, BOUND, Map.of("DPoP-Nonce", "n2"));
        TokenClient another = client(DpopKey.generate());
        another.token();
        another.forget(another.token());
        assertThat(lastProof().getJWTClaimsSet().getClaims()).doesNotContainKey("nonce");
    }

    @Test
    void areWhatTheServerAnswersOrNone() {
        endpoint.answersAsUsual();

        assertThat(catchThrowableOfType(TryLater.class, tokens::token)).hasMessageContaining("without a DPoP token");
    }

    @Test
    void areBoundToAKeyThatIsKeptElsewhere() throws Exception {
        for (JWK key : List.of(
                new ECKeyGenerator(Curve.P_256).keyID("k").generate(),
                new RSAKeyGenerator(2048).generate(),
                JWK.parse(ED25519))) {
            DpopKey kept = DpopKey.of(key.toJSONString());
            assertThat(kept.toString()).doesNotContain(key.toJSONString());
            client(kept).token();
            assertThat(lastProof().getHeader().getJWK().computeThumbprint()).isEqualTo(key.computeThumbprint());
        }
    }

    @Test
    void areBoundToNoKeyOfAnotherKind() throws Exception {
        String p384 = new ECKeyGenerator(Curve.P_384).generate().toJSONString();
        String publicHalf =
                new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();

        assertThatThrownBy(() -> DpopKey.of(p384)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DpopKey.of(publicHalf)).hasMessageContaining("private half");
        assertThatThrownBy(() -> DpopKey.of("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areSignedWithWhatAProofSaysByHand() throws Exception {
        DpopKey key = DpopKey.generate();
        String proof = key.proof("PUT", DOCUMENTS, client(key).token());

        assertThat(verified(proof).getJWTClaimsSet().getClaim("htm")).isEqualTo("PUT");
    }
}
