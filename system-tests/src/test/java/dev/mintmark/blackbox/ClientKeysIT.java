package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** Apps that authenticate by {@code private_key_jwt} (RFC 7523), with clients that nobody here wrote. */
@OnServer
class ClientKeysIT {
    private final MintmarkServer server;
    private final Host host;
    private final Host.Tenant tenant;
    private final String region;

    ClientKeysIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
        this.tenant = host.tenant();
        this.region = host.region();
    }

    private Answer register(Host.App app, String body) {
        return tenant.admin().put(app.path() + "/public-keys", body);
    }

    private Host.App appWith(AppKey key) {
        Host.App app = tenant.app(region);
        assertThat(register(app, key.body()).status()).isEqualTo(200);
        return app;
    }

    private JsonObject read(Host.App app) {
        return tenant.admin().get(app.path()).json();
    }

    private Answer token(String assertion) {
        return AppKey.token(host, assertion);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void conflict(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static int credentialVersion(Answer token) throws Exception {
        return SignedJWT.parse(token.string("access_token")).getJWTClaimsSet().getIntegerClaim("credentialVersion");
    }

    @Test
    void aServiceGetsItsTokenByTheNimbusSdkWithEachOfItsAlgorithms() throws Exception {
        AuthorizationServerMetadata metadata = AuthorizationServerMetadata.resolve(new Issuer(AppKey.issuer(host)));
        assertThat(metadata.getTokenEndpointAuthMethods()).contains(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        assertThat(metadata.getTokenEndpointJWSAlgs())
                .containsExactlyInAnyOrder(
                        JWSAlgorithm.ES256,
                        JWSAlgorithm.RS256,
                        JWSAlgorithm.PS256,
                        JWSAlgorithm.EdDSA,
                        JWSAlgorithm.Ed25519);
        RSAKey pair = new RSAKeyGenerator(2048).keyID("rsa").generate();
        Map<JWSAlgorithm, JWK> keys = Map.of(
                JWSAlgorithm.ES256, AppKey.fresh().pair(),
                JWSAlgorithm.RS256,
                        new RSAKey.Builder(pair).algorithm(JWSAlgorithm.RS256).build(),
                JWSAlgorithm.PS256,
                        new RSAKey.Builder(pair).algorithm(JWSAlgorithm.PS256).build());
        for (Map.Entry<JWSAlgorithm, JWK> entry : keys.entrySet()) {
            Host.App app = tenant.app(region);
            ok(register(app, AppKey.body(entry.getValue())));
            PrivateKey key = entry.getKey() == JWSAlgorithm.ES256
                    ? entry.getValue().toECKey().toPrivateKey()
                    : entry.getValue().toRSAKey().toPrivateKey();
            PrivateKeyJWT authentication = new PrivateKeyJWT(
                    new ClientID(app.clientId()),
                    metadata.getTokenEndpointURI(),
                    entry.getKey(),
                    key,
                    entry.getValue().getKeyID(),
                    null);

            TokenResponse response = TokenResponse.parse(new TokenRequest.Builder(
                            metadata.getTokenEndpointURI(), authentication, new ClientCredentialsGrant())
                    .build()
                    .toHTTPRequest()
                    .send());

            assertThat(response.indicatesSuccess())
                    .as(entry.getKey() + " " + response.toHTTPResponse().getBody())
                    .isTrue();
        }
    }

    @Test
    void aServiceGetsItsTokenByJose4jWithEd25519() throws Exception {
        Host.App app = tenant.app(region);
        OctetKeyPairJsonWebKey key = OkpJwkGenerator.generateJwk("Ed25519");
        Answer registered = register(app, "{\"keys\":[" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}");
        ok(registered);
        assertThat(registered.json().getJsonArray("publicKeys").getJsonObject(0).keySet())
                .containsExactly("kty", "use", "alg", "kid", "crv", "x");
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(app.clientId());
        claims.setSubject(app.clientId());
        claims.setAudience(AppKey.issuer(host));
        claims.setExpirationTimeMinutesInTheFuture(1);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        JsonWebSignature assertion = new JsonWebSignature();
        assertion.setAlgorithmHeaderValue("EdDSA");
        assertion.setKey(key.getPrivateKey());
        assertion.setPayload(claims.toJson());

        ok(token(assertion.getCompactSerialization()));
        claims.setGeneratedJwtId();
        ok(token(byTheNewerName(claims, key)));
    }

    /** Signed by the JDK: jose4j knows the older name only, and the newer is that of RFC 9864. */
    private static String byTheNewerName(JwtClaims claims, OctetKeyPairJsonWebKey key) throws Exception {
        String signed = Base64URL.encode("{\"alg\":\"Ed25519\"}") + "." + Base64URL.encode(claims.toJson());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64URL.encode(signature.sign());
    }

    @Test
    void whatIsNoCompactJwsToTheLetterIsNoAssertion() {
        AppKey key = AppKey.fresh();
        Host.App app = appWith(key);
        String[] parts = key.assertion(host, app.clientId()).split("\\.");
        String rest = "." + parts[1] + "." + parts[2];

        for (String header : List.of("null", "true", "1", "\"text\"", "[]", "[[\"alg\",\"ES256\"]]", "{}", "{", "")) {
            sameAsUnknown(token(Base64URL.encode(header) + rest));
        }
        for (String payload : List.of("null", "[]", "1", "\"text\"", "{", "")) {
            sameAsUnknown(token(parts[0] + "." + Base64URL.encode(payload) + "." + parts[2]));
        }
        for (String changed : List.of("=", "\n", " ", "!", ".", ".x")) {
            sameAsUnknown(token(parts[0] + rest + changed));
            sameAsUnknown(token(changed + parts[0] + rest));
        }
        ok(token(parts[0] + rest));
    }

    @Test
    void anAssertionIsAcceptedOnceEvenByManyAtTheSameMoment() throws Exception {
        AppKey key = AppKey.fresh();
        Host.App app = appWith(key);
        String assertion = key.assertion(host, app.clientId());

        List<Answer> answers = atOnce(8, () -> token(assertion));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(7);
        assertThat(token(assertion).status()).isEqualTo(401);
        ok(token(key.assertion(host, app.clientId())));
    }

    @Test
    void theAudienceIsTheIssuerOrTheTokenEndpointAlone() {
        AppKey key = AppKey.fresh();
        Host.App app = appWith(key);
        String issuer = AppKey.issuer(host);

        ok(token(key.sign(AppKey.claims(app.clientId(), issuer, claims -> {}))));
        ok(token(key.sign(AppKey.claims(app.clientId(), issuer + "/connect/token", claims -> {}))));
        ok(token(key.sign(claims(app, claims -> claims.claim("aud", List.of(issuer))))));

        refusesAll(
                List.of(
                        claims(app, claims -> claims.claim("aud", List.of(issuer, issuer + "/connect/token"))),
                        claims(app, claims -> claims.audience("https://other.example")),
                        claims(app, claims -> claims.audience(issuer + "/"))),
                key);
    }

    @Test
    void timesAreHeldToOneHour() {
        AppKey key = AppKey.fresh();
        Host.App app = appWith(key);
        long now = Instant.now().getEpochSecond();

        ok(token(key.sign(claims(app, claims -> claims.claim("exp", now + 3595)))));

        refusesAll(
                List.of(
                        claims(app, claims -> claims.claim("exp", now + 3700)),
                        claims(app, claims -> claims.claim("exp", now - 5)),
                        claims(app, claims -> claims.claim("exp", null)),
                        claims(app, claims -> claims.claim("iat", now + 120)),
                        claims(app, claims -> claims.claim("iat", now - 3700)),
                        claims(app, claims -> claims.claim("nbf", now + 120))),
                key);
    }

    @Test
    void whatAnAssertionMustSayIsAllThere() {
        AppKey key = AppKey.fresh();
        Host.App app = appWith(key);
        Host.App other = appWith(AppKey.fresh());

        refusesAll(
                List.of(
                        claims(app, claims -> claims.jwtID(null)),
                        claims(app, claims -> claims.jwtID("j".repeat(300))),
                        claims(app, claims -> claims.issuer("somebody")),
                        claims(app, claims -> claims.subject(other.clientId())),
                        claims(app, claims -> claims.issuer(null)),
                        claims(other, claims -> {})),
                key);
        Answer otherId = host.anonymous.tokenForm("grant_type=client_credentials&client_id=" + other.clientId() + "&"
                + AppKey.parameters(key.assertion(host, app.clientId())));
        assertThat(otherId.status()).isEqualTo(401);
        ok(host.anonymous.tokenForm("grant_type=client_credentials&client_id=" + app.clientId() + "&"
                + AppKey.parameters(key.assertion(host, app.clientId()))));
    }

    @Test
    void theAlgorithmIsTheKeysAndNothingIsBroughtAlong() throws Exception {
        AppKey key = AppKey.fresh();
        Host.App app = appWith(key);
        AppKey stranger = AppKey.fresh();
        JWTClaimsSet claims = claims(app, change -> {});
        byte[] publicKey = key.pair().toPublicJWK().toJSONString().getBytes();
        String none = com.nimbusds.jose.util.Base64URL.encode("{\"alg\":\"none\"}") + "."
                + claims.toPayload().toBase64URL() + ".";

        for (String assertion : List.of(
                none,
                AppKey.sign(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(publicKey)),
                stranger.sign(
                        stranger.header().jwk(stranger.pair().toPublicJWK()).build(), claims),
                stranger.sign(key.header().build(), claims),
                key.sign(
                        key.header()
                                .criticalParams(Set.of("x"))
                                .customParam("x", 1)
                                .build(),
                        claims),
                key.sign(key.header().type(new JOSEObjectType("at+jwt")).build(), claims),
                key.sign(key.header().keyID("another").build(), claims),
                "x".repeat(9000))) {
            sameAsUnknown(token(assertion));
        }
        ok(token(key.sign(new JWSHeader(JWSAlgorithm.ES256), claims)));
    }

    @Test
    void anUnknownClientAndEveryOtherFailureAreAnsweredAlike() {
        AppKey key = AppKey.fresh();
        Host.App deleted = appWith(key);
        tenant.admin().delete(deleted.path());
        Host.App withoutKey = tenant.app(region);

        sameAsUnknown(token(key.assertion(host, deleted.clientId())));
        sameAsUnknown(token(key.assertion(host, withoutKey.clientId())));
        sameAsUnknown(token(key.assertion(host, "nobody")));
        sameAsUnknown(token("not-a-jwt"));
        sameAsUnknown(host.anonymous.tokenForm("grant_type=client_credentials&client_assertion=x"));
        sameAsUnknown(host.anonymous.tokenForm("grant_type=client_credentials&"
                + AppKey.parameters(key.assertion(host, "nobody")).replace("jwt-bearer", "saml2-bearer")));
    }

    @Test
    void twoMethodsAtOnceAreAnInvalidRequest() {
        AppKey key = AppKey.fresh();
        Host.App app = appWith(key);
        String assertion = AppKey.parameters(key.assertion(host, app.clientId()));
        String secret = Http.formBody(Map.of("client_id", app.clientId(), "client_secret", app.clientSecret()));

        for (Answer answer : List.of(
                host.anonymous.tokenForm("grant_type=client_credentials&" + assertion + "&" + secret),
                host.anonymous.tokenForm(
                        "grant_type=client_credentials&" + assertion,
                        "Authorization",
                        "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret())))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.string("error")).isEqualTo("invalid_request");
        }
    }

    @Test
    void anAppWithAKeyLivesWithoutASecretButNeverWithoutAnything() throws Exception {
        AppKey key = AppKey.fresh();
        Host.App app = tenant.app(region);
        conflict(tenant.admin().delete(app.path() + "/secret"), "last_credential");
        ok(register(app, key.body()));
        assertThat(credentialVersion(app.token(host))).isEqualTo(1);

        assertThat(tenant.admin().delete(app.path() + "/secret").status()).isEqualTo(204);
        assertThat(tenant.admin().delete(app.path() + "/secret").status())
                .as("nothing is left to remove")
                .isEqualTo(204);

        assertThat(app.token(host).status()).isEqualTo(401);
        JsonObject shown = read(app);
        assertThat(shown.isNull("secretHint")).isTrue();
        assertThat(shown.isNull("secretCreatedAt")).isTrue();
        Answer token = token(key.assertion(host, app.clientId()));
        assertThat(credentialVersion(token)).isEqualTo(2);
        conflict(register(app, "{\"keys\":[]}"), "last_credential");

        Answer regenerated = tenant.admin().post(app.path() + "/secret");
        ok(regenerated);
        ok(host.anonymous.token(app.clientId(), regenerated.string("clientSecret")));
        ok(register(app, "{\"keys\":[]}"));
        assertThat(read(app).getJsonArray("publicKeys")).isEmpty();
        assertThat(token(key.assertion(host, app.clientId())).status()).isEqualTo(401);
        assertThat(credentialVersion(host.anonymous.token(app.clientId(), regenerated.string("clientSecret"))))
                .isEqualTo(4);
    }

    @Test
    void twoRemovalsOfDifferentCredentialsAtOnceLeaveOne() throws Exception {
        for (int round = 0; round < 4; round++) {
            AppKey key = AppKey.fresh();
            Host.App app = appWith(key);

            List<Answer> answers = atOnce(
                    2, () -> tenant.admin().delete(app.path() + "/secret"), () -> register(app, "{\"keys\":[]}"));

            assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.status() >= 300).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(409);
                assertThat(answer.code()).isIn("last_credential", "concurrent_change");
            });
            JsonObject left = read(app);
            assertThat(left.isNull("secretHint"))
                    .isNotEqualTo(left.getJsonArray("publicKeys").isEmpty());
        }
    }

    @Test
    void keysAreShownAsTheyAreUsedAndRotatedOneBesideTheOther() {
        AppKey old = AppKey.fresh();
        AppKey next = AppKey.fresh();
        Host.App app = appWith(old);

        Answer both = register(app, AppKey.body(old.pair(), next.pair()));

        assertThat(both.json().getJsonArray("publicKeys").getValuesAs(JsonObject.class))
                .extracting(key -> key.getString("kid"))
                .containsExactly(old.kid(), next.kid());
        ok(token(old.assertion(host, app.clientId())));
        ok(token(next.assertion(host, app.clientId())));
        ok(register(app, next.body()));
        assertThat(token(old.assertion(host, app.clientId())).status()).isEqualTo(401);
        ok(token(next.assertion(host, app.clientId())));
        Answer third = register(
                app, AppKey.body(old.pair(), next.pair(), AppKey.fresh().pair()));
        assertThat(third.status()).isEqualTo(422);
        assertThat(third.violations()).containsExactly("keys invalid_jwk");
    }

    @Test
    void aPrivateKeyIsRefusedAndNowhereRepeated() throws Exception {
        Host.App app = tenant.app(region);
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        AppKey ec = AppKey.fresh();

        for (JWK key : List.of(rsa, ec.pair())) {
            Answer answer = register(app, "{\"keys\":[" + key.toJSONString() + "]}");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.violations()).containsExactly("keys[0] invalid_jwk");
            String secret = key.toJSONObject().get("d").toString();
            assertThat(answer.text()).doesNotContain(secret);
            assertThat(server.log() + server.console()).doesNotContain(secret);
        }
        assertThat(read(app).getJsonArray("publicKeys")).isEmpty();
    }

    @Test
    void everyFaultyKeyIsReportedAndTheBodyIsHeldToItsForm() throws Exception {
        Host.App app = tenant.app(region);
        RSAKey small = new RSAKeyGenerator(1024, true).generate();

        Answer faulty = register(
                app, "{\"keys\":[" + small.toPublicJWK().toJSONString() + ",{\"kty\":\"EC\",\"crv\":\"P-384\"}]}");

        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.violations()).containsExactly("keys[0] invalid_jwk", "keys[1] invalid_jwk");
        assertThat(register(app, "{}").violations()).containsExactly("keys required");
        assertThat(register(app, "{\"keys\":null}").code()).isEqualTo("wrong_type");
        assertThat(register(app, "{\"keys\":{}}").code()).isEqualTo("wrong_type");
        assertThat(register(app, "{\"keys\":[1]}").violations()).containsExactly("keys[0] wrong_type");
        assertThat(register(app, "{\"keys\":[],\"jwks_uri\":\"https://a.example\"}")
                        .code())
                .isEqualTo("unknown_field");
    }

    @Test
    void aStaleVersionIsRefusedOnBothCalls() {
        Host.App app = appWith(AppKey.fresh());
        String tag = tenant.admin().get(app.path()).header("ETag").orElseThrow();
        Answer replaced = tenant.admin()
                .send(
                        "PUT",
                        app.path() + "/public-keys",
                        BodyPublishers.ofString(AppKey.fresh().body()),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        tag);
        ok(replaced);
        assertThat(replaced.header("ETag")).isPresent().isNotEqualTo(java.util.Optional.of(tag));

        Answer stalePut = tenant.admin()
                .send(
                        "PUT",
                        app.path() + "/public-keys",
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        tag);
        Answer staleDelete =
                tenant.admin().send("DELETE", app.path() + "/secret", BodyPublishers.noBody(), "If-Match", tag);

        assertThat(stalePut.status()).isEqualTo(412);
        assertThat(staleDelete.status()).isEqualTo(412);
        assertThat(tenant.admin()
                        .send(
                                "DELETE",
                                app.path() + "/secret",
                                BodyPublishers.noBody(),
                                "If-Match",
                                replaced.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void inASuspendedTenantKeysAndSecretsCanOnlyBeTakenAwayOrReplaced() {
        Host.Tenant suspended = host.tenant();
        AppKey key = AppKey.fresh();
        AppKey other = AppKey.fresh();
        Host.App app = suspended.app(region);
        String keys = app.path() + "/public-keys";
        ok(suspended.admin().put(keys, AppKey.body(key.pair(), other.pair())));
        host.tenantBecomes(suspended.id(), "suspended");

        conflict(suspended.admin().put(keys, AppKey.fresh().body()), "tenant_inactive");
        ok(suspended.admin().put(keys, key.body()));
        conflict(suspended.admin().put(keys, AppKey.body(key.pair(), other.pair())), "tenant_inactive");
        assertThat(suspended.admin().delete(app.path() + "/secret").status()).isEqualTo(204);
        ok(suspended.admin().post(app.path() + "/secret"));
        ok(suspended.admin().put(keys, "{\"keys\":[]}"));
    }

    @Test
    void onlyTheTenantsOwnAdminsManageKeysAndSecrets() {
        Host.App app = appWith(AppKey.fresh());
        String body = AppKey.fresh().body();
        Http viewer = host.member(tenant.id(), "tenant-viewer");
        Http stranger = host.tenant().admin();

        assertThat(viewer.put(app.path() + "/public-keys", body).status()).isEqualTo(403);
        assertThat(viewer.delete(app.path() + "/secret").status()).isEqualTo(403);
        assertThat(host.operator.put(app.path() + "/public-keys", body).status())
                .isEqualTo(403);
        assertThat(stranger.put(app.path() + "/public-keys", body).status()).isEqualTo(404);
        assertThat(stranger.delete(app.path() + "/secret").status()).isEqualTo(404);
        assertThat(host.anonymous.put(app.path() + "/public-keys", body).status())
                .isEqualTo(401);
        assertThat(viewer.get(app.path()).json().getJsonArray("publicKeys")).hasSize(1);
    }

    @Test
    void anAppThatAuthenticatedByAKeyIsToldWhatBlocksIt() {
        AppKey key = AppKey.fresh();
        Host.App app = appWith(key);
        ok(tenant.admin().patch(app.path(), "{\"enabled\":false}"));
        String assertion = key.assertion(host, app.clientId());

        Answer blocked = token(assertion);

        assertThat(blocked.status()).isEqualTo(400);
        assertThat(blocked.string("reason")).isEqualTo("app_disabled");
        assertThat(token(assertion).status()).as("a replay").isEqualTo(401);
    }

    private JWTClaimsSet claims(Host.App app, Consumer<JWTClaimsSet.Builder> change) {
        return AppKey.claims(app.clientId(), AppKey.issuer(host), change);
    }

    private void refusesAll(List<JWTClaimsSet> claims, AppKey key) {
        for (JWTClaimsSet refused : claims) {
            sameAsUnknown(token(key.sign(refused)));
        }
    }

    /** The answer is that of an unknown client with a well-formed secret, to the byte. */
    private void sameAsUnknown(Answer answer) {
        Answer unknown = host.anonymous.token("mm_" + "0".repeat(26), tenantSecret());
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo(unknown.text());
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(unknown.header("WWW-Authenticate"));
        assertThat(answer.header("Cache-Control")).isEqualTo(unknown.header("Cache-Control"));
    }

    private static String tenantSecret() {
        return "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40";
    }

    private static List<Answer> atOnce(int callers, Call call) throws Exception {
        Call[] calls = new Call[callers];
        Arrays.fill(calls, call);
        return atOnce(callers, calls);
    }

    private static List<Answer> atOnce(int callers, Call... calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Future<Answer>> running = new ArrayList<>();
            for (Call call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.make();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Call {
        Answer make();
    }
}
