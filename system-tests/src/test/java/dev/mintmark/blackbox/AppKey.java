package dev.mintmark.blackbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A key pair of an app for {@code private_key_jwt}, and assertions made with it. */
final class AppKey {
    static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ECKey key;

    private AppKey(ECKey key) {
        this.key = key;
    }

    static AppKey fresh() {
        try {
            return new AppKey(new ECKeyGenerator(Curve.P_256)
                    .keyID("key-" + UUID.randomUUID())
                    .generate());
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    ECKey pair() {
        return key;
    }

    String kid() {
        return key.getKeyID();
    }

    /** The body that registers these keys. */
    static String body(JWK... keys) {
        return List.of(keys).stream()
                .map(key -> key.toPublicJWK().toJSONString())
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    String body() {
        return body(key);
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID());
    }

    /** What an assertion of this client says, with some of it changed. */
    static JWTClaimsSet claims(String clientId, String audience, Consumer<JWTClaimsSet.Builder> change) {
        long now = System.currentTimeMillis() / 1000;
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .claim("iat", now)
                .claim("exp", now + 60)
                .jwtID(UUID.randomUUID().toString());
        change.accept(claims);
        return claims.build();
    }

    String sign(JWTClaimsSet claims) {
        return sign(header().build(), claims);
    }

    String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            return sign(header, claims, new ECDSASigner(key));
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT assertion = new SignedJWT(header, claims);
            assertion.sign(signer);
            return assertion.serialize();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    /** A fresh assertion of this client that holds. */
    String assertion(Host host, String clientId) {
        return sign(claims(clientId, issuer(host), claims -> {}));
    }

    static String issuer(Host host) {
        return host.anonymous.uri("/").toString().replaceAll("/$", "");
    }

    /** The form parameters of an assertion. */
    static String parameters(String assertion) {
        return Http.formBody(Map.of("client_assertion_type", JWT_BEARER, "client_assertion", assertion));
    }

    /** A token request with this assertion. */
    static Answer token(Host host, String assertion) {
        return host.anonymous.tokenForm("grant_type=client_credentials&" + parameters(assertion));
    }
}
