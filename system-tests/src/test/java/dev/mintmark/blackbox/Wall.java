package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The APIs before which {@link Product}s stand, an app that calls them, and tokens of it: those that a product must
 * take, and those that it must refuse. Made when the server has just started, so that its first tokens have expired
 * when they are asked for.
 */
final class Wall {
    /** The shortest that there is. */
    private static final Duration SHORT = Duration.ofMinutes(1);
    /** What the most generous of the products allows for a difference between clocks. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /**
     * What a product verifies tokens for.
     *
     * @param form what its tokens look like
     * @param identifier what its tokens have as {@code aud}
     * @param clientId with which the API itself may ask for a token's state
     * @param clientSecret the secret to it
     * @param other the identifier of another API, whose tokens differ in nothing else
     * @param expired a token of it that has expired when {@link #expiredToken} gives it
     */
    record Api(String form, String identifier, String clientId, String clientSecret, String other, String expired) {
        /** Without secret and tokens: they stand in no report. */
        @Override
        public String toString() {
            return "Api[" + form + ", " + identifier + "]";
        }
    }

    private final Http anonymous;
    private final Host.App app;
    private final Api usual;
    private final Api rsa;
    private final Instant issued;
    /** Made once: a key for RSA takes its time. */
    private JWSSigner foreignRsa;

    Wall(Host host) {
        this.anonymous = host.anonymous;
        this.app = host.tenant().app(host.region());
        this.usual = api(host, "ES256 and at+jwt", ",\"signingAlgorithm\":\"ES256\",\"tokenType\":\"at+jwt\"");
        this.rsa = api(host, "RS256 and JWT", ",\"signingAlgorithm\":\"RS256\",\"tokenType\":\"JWT\"");
        this.issued = Instant.now();
    }

    private Api api(Host host, String form, String more) {
        String identifier = "https://" + Host.fresh("wall") + ".example";
        String other = identifier + "/other";
        JsonObject api = register(host, identifier, "orders:read", ",\"tokenLifetime\":\"" + SHORT + "\"" + more);
        register(host, other, "orders:read", more);
        String expired = token(identifier);
        Answer longer =
                host.operator.patch("/api/v1/resource-servers/" + api.getString("id"), "{\"tokenLifetime\":\"PT15M\"}");
        assertThat(longer.status()).as(longer.text()).isEqualTo(200);
        return new Api(form, identifier, api.getString("clientId"), api.getString("clientSecret"), other, expired);
    }

    /** Registers a further API of this one scope, and what else is said about it. */
    static JsonObject register(Host host, String identifier, String scope, String more) {
        return Host.created(host.operator.post(
                "/api/v1/resource-servers",
                "{\"name\":\"Wall\",\"identifier\":\"" + identifier + "\",\"scopes\":[{\"name\":\"" + scope + "\"}]"
                        + more + "}"));
    }

    /** Whose tokens are as they are unless something else was asked for: ES256, typ at+jwt. */
    Api usual() {
        return usual;
    }

    /** Whose tokens suit those that know no other than RS256 and typ JWT. */
    Api rsa() {
        return rsa;
    }

    List<Api> apis() {
        return List.of(usual, rsa);
    }

    /** What the app says at the token endpoint. */
    JsonObject credentials() {
        return Json.createObjectBuilder()
                .add("issuer", issuer())
                .add("clientId", app.clientId())
                .add("clientSecret", app.clientSecret())
                .build();
    }

    String issuer() {
        return anonymous.uri("/").toString().replaceAll("/$", "");
    }

    String clientId() {
        return app.clientId();
    }

    /** A token that every product takes. */
    String goodToken(Api api) {
        return token(api.identifier());
    }

    /** A token of the same app for another API. */
    String otherToken(Api api) {
        return token(api.other());
    }

    /** A token that was good once; waits until it is no more, which it hardly ever has to. */
    String expiredToken(Api api) {
        Instant end = issued.plus(SHORT).plus(SKEW).plusSeconds(1);
        Condition.await("expired", Duration.ofMinutes(3), () -> Instant.now().isAfter(end));
        return api.expired();
    }

    /** A good token to the letter, key id included, signed by a key of somebody else. */
    String foreignToken(Api api) {
        try {
            SignedJWT good = SignedJWT.parse(goodToken(api));
            JWSSigner foreign = foreign(good.getHeader().getAlgorithm());
            return PretendedIssuer.sign(good.getHeader(), good.getJWTClaimsSet(), foreign);
        } catch (JOSEException | ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized JWSSigner foreign(JWSAlgorithm algorithm) throws JOSEException {
        if (algorithm.equals(JWSAlgorithm.ES256)) {
            return new ECDSASigner(PretendedIssuer.newKey());
        }
        if (foreignRsa == null) {
            foreignRsa = new RSASSASigner(new RSAKeyGenerator(2048).generate());
        }
        return foreignRsa;
    }

    private String token(String identifier) {
        Answer answer = anonymous.tokenForm(
                "grant_type=client_credentials&resource=" + Http.form(identifier),
                "Authorization",
                "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.string("access_token");
    }
}
