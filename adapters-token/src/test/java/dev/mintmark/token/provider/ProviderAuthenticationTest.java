package dev.mintmark.token.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.mintmark.domain.Violation;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSecret.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How this service proves to a provider who it is (OpenID Connect Core 1.0 §9, RFC 7523 §2.2). */
class ProviderAuthenticationTest {
    private static final ClientID CLIENT = new ClientID("mintmark");
    private static final String ANYTHING = "";

    private final ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("2026-11").generate();
    private final RSAKey rsa = new RSAKeyGenerator(2048).generate();

    ProviderAuthenticationTest() throws JOSEException {}

    private static OIDCProviderMetadata metadata(String further) {
        try {
            return OIDCProviderMetadata.parse("{\"issuer\":\"https://login.example\","
                    + "\"authorization_endpoint\":\"https://login.example/authorize\","
                    + "\"token_endpoint\":\"https://login.example/token\",\"jwks_uri\":\"https://login.example/keys\","
                    + "\"subject_types_supported\":[\"public\"]" + further + "}");
        } catch (ParseException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static String signing(String... algorithms) {
        return ",\"token_endpoint_auth_signing_alg_values_supported\":[\"" + String.join("\",\"", algorithms) + "\"]";
    }

    private static Optional<ClientAuthentication> by(JWK key, String further) {
        ProviderSecret typed = ProviderSecret.typed(Kind.CLIENT_KEY, key.toJSONString());
        String stored = PrivateJwk.read(typed, new Violations()).orElseThrow().toJSONString();
        return ProviderAuthentication.of(CLIENT, metadata(further), ProviderSecret.typed(Kind.CLIENT_KEY, stored));
    }

    private static Optional<JWSAlgorithm> algorithm(JWK key, String further) {
        return by(key, further)
                .map(PrivateKeyJWT.class::cast)
                .map(assertion -> assertion.getClientAssertion().getHeader().getAlgorithm());
    }

    @Test
    void aSecretGoesAsTheProviderTakesIt() {
        ProviderSecret secret = ProviderSecret.typed(Kind.CLIENT_SECRET, "what we both know");
        String methods = ",\"token_endpoint_auth_methods_supported\":";

        assertThat(ProviderAuthentication.of(CLIENT, metadata(ANYTHING), secret).orElseThrow())
                .isInstanceOf(ClientSecretBasic.class);
        assertThat(ProviderAuthentication.of(CLIENT, metadata(methods + "[\"client_secret_post\"]"), secret)
                        .orElseThrow())
                .isInstanceOf(ClientSecretPost.class);
    }

    @Test
    void anAssertionIsForTheTokenEndpointAndSignedAsTheProviderTakesIt() {
        PrivateKeyJWT assertion = (PrivateKeyJWT) by(ec, ANYTHING).orElseThrow();

        assertThat(assertion.getClientAssertion().getHeader().getKeyID()).isEqualTo("2026-11");
        assertThat(assertion.getJWTAuthenticationClaimsSet().getAudience())
                .extracting(Object::toString)
                .containsExactly("https://login.example/token");
        assertThat(assertion.getClientID()).isEqualTo(CLIENT);
        assertThat(algorithm(ec, signing("RS256", "ES256"))).contains(JWSAlgorithm.ES256);
        assertThat(algorithm(rsa, ANYTHING)).contains(JWSAlgorithm.RS256);
        assertThat(algorithm(rsa, signing("PS256", "RS256"))).contains(JWSAlgorithm.RS256);
        assertThat(algorithm(rsa, signing("PS256", "ES256"))).contains(JWSAlgorithm.PS256);
        assertThat(algorithm(ec, signing("RS256"))).isEmpty();
        JWK named = new RSAKey.Builder(rsa).algorithm(JWSAlgorithm.PS256).build();
        assertThat(algorithm(named, ANYTHING)).contains(JWSAlgorithm.PS256);
        assertThat(algorithm(named, signing("RS256"))).isEmpty();
    }

    @Test
    void onlyWhatSignsIsKept() throws JOSEException {
        JWK much = new ECKey.Builder(ec).keyUse(KeyUse.SIGNATURE).build();
        ProviderSecret typed = ProviderSecret.typed(Kind.CLIENT_KEY, much.toJSONString());

        assertThat(PrivateJwk.read(typed, new Violations()).orElseThrow()).isEqualTo(ec);
        assertThat(typed.toString()).doesNotContain(ec.getD().toString());
    }

    @Test
    void keysThatDoNotSignAreRefusedWithoutRepeatingThem() throws JOSEException {
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();
        OctetSequenceKey shared = new OctetSequenceKeyGenerator(256).generate();
        RSAKey weak = new RSAKeyGenerator(1024, true).generate();

        assertThat(fault(ec.toPublicJWK().toJSONString())).contains("public key");
        assertThat(fault(new ECKeyGenerator(Curve.P_384).generate().toJSONString()))
                .contains("P-256");
        assertThat(fault(weak.toJSONString())).contains("2048");
        assertThat(fault(shared.toJSONString())).contains("EC or RSA");
        assertThat(fault(new ECKey.Builder(ec).keyUse(KeyUse.ENCRYPTION).build().toJSONString()))
                .contains("sig");
        assertThat(fault(new ECKey.Builder(ec)
                        .algorithm(JWSAlgorithm.RS256)
                        .build()
                        .toJSONString()))
                .contains("ES256");
        assertThat(fault(new ECKey.Builder(ec).keyID("a b").build().toJSONString()))
                .contains("kid");
        assertThat(fault(new ECKey.Builder(ec.getCurve(), other.getX(), other.getY())
                        .d(ec.getD())
                        .build()
                        .toJSONString()))
                .contains("public part");
        for (String none : List.of("{}", "{\"kty\":\"EC\"}", "{\"kty\":7}", "[]", "no key", "")) {
            assertThat(fault(none)).as(none).contains("no key that can sign");
        }
    }

    private String fault(String typed) {
        Violations violations = new Violations();
        assertThat(PrivateJwk.read(ProviderSecret.typed(Kind.CLIENT_KEY, typed), violations))
                .isEmpty();
        assertThat(violations.list()).hasSize(1);
        Violation violation = violations.list().get(0);
        assertThat(violation.field()).isEqualTo("clientKey");
        assertThat(violation.fault().code()).isEqualTo("invalid_jwk");
        assertThat(violation.message())
                .doesNotContain(ec.getD().toString(), ec.getX().toString());
        return violation.message();
    }

    @Test
    void aStoredKeyThatIsDamagedIsSaidWithoutRepeatingIt() {
        ProviderSecret damaged = ProviderSecret.typed(Kind.CLIENT_KEY, "{\"d\":\"private\"}");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> PrivateJwk.stored(damaged))
                .withNoCause()
                .withMessageNotContaining("{");
    }
}
