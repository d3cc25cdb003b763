package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.mintmark.blackbox.ForeignIssuer.Misbehaviour;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Services that sign in with what their platform gives them, and have nothing to store (rules §11). */
@OnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FederationIT {
    private static final String ISSUERS = "/api/v1/trusted-issuers";
    private static final String SUBJECT = "repo:acme/billing:ref:refs/heads/main";
    private static final NodeProject PROVIDER = new NodeProject(Path.of("examples", "foreign-issuer"));

    private final Host host;
    private final String here;
    private final Host.Tenant tenant;
    private final String region;
    private final ForeignIssuer platform = new ForeignIssuer();
    private final String trusted;

    FederationIT(MintmarkServer server, Host host) {
        this.host = host;
        this.here = server.baseUri().toString();
        this.tenant = host.tenant();
        this.region = host.region();
        this.trusted = trust(platform.issuer());
    }

    @AfterAll
    void close() {
        platform.close();
    }

    private String trust(String issuer) {
        return trust(Json.createObjectBuilder()
                .add("name", Host.fresh("CI"))
                .add("issuer", issuer)
                .build());
    }

    private String trust(JsonObject issuer) {
        return Host.created(host.operator.post(ISSUERS, issuer.toString())).getString("id");
    }

    private Host.App appFor(String issuer, String subject) {
        Host.App app = tenant.app(region);
        put(app, credential("Main", issuer, subject));
        return app;
    }

    private static JsonObject credential(String name, String issuer, String subject) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("issuer", issuer)
                .add("subject", subject)
                .build();
    }

    private Answer send(Host.App app, JsonObject... credentials) {
        var list = Json.createArrayBuilder();
        List.of(credentials).forEach(list::add);
        return tenant.admin()
                .put(
                        app.path() + "/federated-credentials",
                        Json.createObjectBuilder()
                                .add("credentials", list)
                                .build()
                                .toString());
    }

    private void put(Host.App app, JsonObject... credentials) {
        ok(send(app, credentials));
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer token(String clientId, String assertion) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("client_assertion_type", AppKey.JWT_BEARER);
        form.put("client_assertion", assertion);
        return host.anonymous.send(
                "POST",
                "/connect/token",
                BodyPublishers.ofString(Http.formBody(form)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private String sound() {
        return platform.token(here, SUBJECT, claims -> {});
    }

    private JsonObject check(Host.App app, String token) {
        Answer answer = tenant.admin()
                .post(
                        app.path() + "/federated-credentials/check",
                        Json.createObjectBuilder().add("token", token).build().toString());
        ok(answer);
        return answer.json();
    }

    private static List<String> failed(JsonObject check) {
        return check
                .getJsonArray("credentials")
                .getJsonObject(0)
                .getJsonArray("checks")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(rule -> !rule.getBoolean("passed"))
                .map(rule -> rule.getString("check"))
                .toList();
    }

    @Test
    void aServiceSignsInWithATokenOfAnOpenIdProviderThatNobodyHereWrote() {
        Path folder = PROVIDER.install();
        try (AnsweringProcess provider = AnsweringProcess.node(folder, "issuer.js", Map.of())) {
            String issuer = trust(provider.ask("issuer").getString("issuer"));
            Host.App app = appFor(issuer, "billing-job");
            String assertion = provider.ask("token", here).getString("token");

            ok(token(app.clientId(), assertion));
            ok(token(app.clientId(), assertion));
            Answer keys = host.operator.post(ISSUERS + "/" + issuer + "/check");
            ok(keys);
            assertThat(keys.json().getBoolean("usable")).as(keys.text()).isTrue();
            String other = provider.ask("token", here + "/elsewhere").getString("token");
            assertThat(token(app.clientId(), other).status()).isEqualTo(401);
            assertThat(failed(check(app, other))).containsExactly("audience");
        }
    }

    @Test
    void anAppLivesByAFederatedCredentialAloneAndShowsItsUse() {
        Host.App app = appFor(trusted, "repo:acme/*:ref:refs/heads/main");
        assertThat(tenant.admin().delete(app.path() + "/secret").status()).isEqualTo(204);

        ok(token(app.clientId(), platform.token(here + "/connect/token", SUBJECT, claims -> claims.jwtID("id-1"))));

        assertThat(tenant.admin().get(app.path() + "/issuance").json().getBoolean("ready"))
                .isTrue();
        Condition.await("its use", () -> !tenant.admin()
                .get(app.path() + "/activity")
                .json()
                .getJsonArray("federatedTokens")
                .isEmpty());
        JsonObject use = tenant.admin()
                .get(app.path() + "/activity")
                .json()
                .getJsonArray("federatedTokens")
                .getJsonObject(0);
        assertThat(use.getString("credential")).isEqualTo("Main");
        assertThat(use.getString("issuer")).isEqualTo(platform.issuer());
        assertThat(use.getString("subject")).isEqualTo(SUBJECT);
        assertThat(use.getString("tokenId")).isEqualTo("id-1");
        Answer impact = host.operator.get(ISSUERS + "/" + trusted + "/impact");
        ok(impact);
        assertThat(impact.json().getInt("apps")).isPositive();
        assertThat(impact.json().isNull("lastUsedAt")).isFalse();
        Answer last = send(app);
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.code()).isEqualTo("last_credential");
    }

    @Test
    void whatProvesNothingIsRefusedInOneWay() throws Exception {
        Host.App app = appFor(trusted, SUBJECT);
        ECKey stolen =
                new ECKeyGenerator(Curve.P_256).keyID(platform.key().getKeyID()).generate();
        long now = System.currentTimeMillis() / 1000;
        List<Answer> refusals = new ArrayList<>();
        refusals.add(token(app.clientId(), platform.token(here, "repo:acme/other", claims -> {})));
        refusals.add(token(
                app.clientId(), platform.token(here, SUBJECT, claims -> claims.issuer("https://unknown.example"))));
        refusals.add(token("mm_00000000000000000000000000", sound()));
        refusals.add(token("nobody", sound()));
        refusals.add(token(app.clientId(), platform.token("https://other.example", SUBJECT, claims -> {})));
        refusals.add(token(
                app.clientId(),
                platform.token(here, SUBJECT, claims -> claims.audience(List.of(here, "https://other.example")))));
        refusals.add(token(app.clientId(), platform.token(here, SUBJECT, claims -> claims.claim("exp", now - 61))));
        refusals.add(token(app.clientId(), platform.token(here, SUBJECT, claims -> claims.claim("exp", null))));
        refusals.add(token(app.clientId(), platform.token(here, SUBJECT, claims -> claims.claim("exp", now + 90_000))));
        refusals.add(token(
                app.clientId(),
                ForeignIssuer.sign(
                        stolen,
                        new JWTClaimsSet.Builder()
                                .issuer(platform.issuer())
                                .subject(SUBJECT)
                                .audience(here)
                                .claim("exp", now + 60)
                                .build())));
        refusals.add(token(tenant.app(region).clientId(), sound()));
        for (String algorithm : List.of("none", "HS256", "RS256", "ES384")) {
            String header =
                    "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + platform.key().getKeyID() + "\"}";
            refusals.add(token(app.clientId(), Base64URL.encode(header) + sound().replaceFirst("^[^.]+", "")));
        }

        String uniform = host.anonymous
                .token("mm_00000000000000000000000001", "mms_wrong")
                .json()
                .toString();
        assertThat(refusals).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json()).hasToString(uniform);
        });
    }

    @Test
    void whoHasProvenItselfIsToldExactlyWhatBlocksIt() {
        Host.App app = appFor(trusted, SUBJECT);
        ok(tenant.admin().patch(app.path(), "{\"enabled\":false}"));

        Answer blocked = token(app.clientId(), sound());

        assertThat(blocked.status()).isEqualTo(400);
        assertThat(blocked.string("reason")).isEqualTo("app_disabled");
    }

    @Test
    void aDisabledIssuerCountsAtOnceAndSoDoesAnEnabledOne() {
        String issuer = trust(platform.issuer());
        Host.App app = appFor(issuer, SUBJECT);
        ok(token(app.clientId(), sound()));

        ok(host.operator.patch(ISSUERS + "/" + issuer, "{\"enabled\":false}"));
        assertThat(token(app.clientId(), sound()).status()).isEqualTo(401);
        assertThat(failed(check(app, sound()))).containsExactly("issuer");
        assertThat(tenant.admin().get("/api/v1/choices/trusted-issuers").text()).doesNotContain(issuer);
        ok(host.operator.patch(ISSUERS + "/" + issuer, "{\"enabled\":true}"));
        ok(token(app.clientId(), sound()));
        Answer inUse = host.operator.delete(ISSUERS + "/" + issuer);
        assertThat(inUse.status()).isEqualTo(409);
        assertThat(inUse.code()).isEqualTo("trusted_issuer_in_use");
        put(app);
        assertThat(host.operator.delete(ISSUERS + "/" + issuer).status()).isEqualTo(204);
    }

    /** A private cluster, and a SPIFFE trust domain: their keys are given by value, and nobody is asked. */
    @Test
    void keysByValueServeThoseThatCannotBeReached() {
        ECKey key = platform.key();
        Map<String, Object> bundleKey = new LinkedHashMap<>(key.toPublicJWK().toJSONObject());
        bundleKey.put("use", "jwt-svid");
        String subject = "spiffe://acme.example/ns/prod/sa/billing";
        String issuer = "https://kubernetes.default.svc.cluster.local";
        String cluster = trust(Json.createObjectBuilder()
                .add("name", Host.fresh("Cluster"))
                .add("issuer", issuer)
                .add(
                        "jwks",
                        Json.createObjectBuilder()
                                .add("spiffe_sequence", 1)
                                .add("keys", Json.createArrayBuilder().add(Json.createObjectBuilder(bundleKey))))
                .add("algorithms", Json.createArrayBuilder().add("ES256"))
                .build());
        Host.App app = tenant.app(region);
        put(
                app,
                credential("SPIFFE", cluster, "spiffe://acme.example/ns/prod/sa/*"),
                credential("Service account", cluster, "system:serviceaccount:prod:billing"));
        long now = System.currentTimeMillis() / 1000;

        for (String sub : List.of(subject, "system:serviceaccount:prod:billing")) {
            ok(token(
                    app.clientId(),
                    ForeignIssuer.sign(
                            key,
                            new JWTClaimsSet.Builder()
                                    .issuer(issuer)
                                    .subject(sub)
                                    .audience(List.of(here))
                                    .claim("iat", now)
                                    .claim("exp", now + 3600)
                                    .claim("kubernetes.io", Map.of("namespace", "prod"))
                                    .build())));
        }
        Answer read = host.operator.get(ISSUERS + "/" + cluster);
        assertThat(read.json().getJsonObject("jwks").getJsonArray("keys")).hasSize(1);
    }

    @Test
    void aMisbehavingIssuerIsToldApartAndSlowsNobodyDown() {
        Host.App steady = appFor(trusted, SUBJECT);
        ok(token(steady.clientId(), sound()));
        Map<Misbehaviour, String> why = Map.of(
                Misbehaviour.SLOW, "did not answer within",
                Misbehaviour.HUGE, "longer than 512 KiB",
                Misbehaviour.REDIRECTING, "redirect",
                Misbehaviour.HTML, "no JSON object",
                Misbehaviour.FAILING, "status 500");
        why.forEach((misbehaviour, sentence) -> {
            try (ForeignIssuer bad = new ForeignIssuer().behaves(misbehaviour)) {
                String issuer = trust(bad.issuer());
                Host.App app = appFor(issuer, SUBJECT);

                Answer refused = token(app.clientId(), bad.token(here, SUBJECT, claims -> {}));
                assertThat(refused.status()).as("%s", misbehaviour).isEqualTo(401);
                Answer checked = host.operator.post(ISSUERS + "/" + issuer + "/check");
                ok(checked);
                assertThat(checked.json().getBoolean("usable")).isFalse();
                assertThat(checked.string("detail")).contains(sentence);
                ok(token(steady.clientId(), sound()));
            }
        });
    }

    @Test
    void anIssuerThatRotatesIsFollowedAtOnce() {
        try (ForeignIssuer rotating = new ForeignIssuer()) {
            Host.App app = appFor(trust(rotating.issuer()), SUBJECT);
            ok(token(app.clientId(), rotating.token(here, SUBJECT, claims -> {})));
            String old = rotating.token(here, SUBJECT, claims -> {});
            rotating.rotate();

            ok(token(app.clientId(), rotating.token(here, SUBJECT, claims -> {})));
            assertThat(token(app.clientId(), old).status()).isEqualTo(401);
        }
    }

    @Test
    void aPastedTokenIsCheckedRuleByRuleAndShownOnlyIfItsSignatureHolds() throws Exception {
        Host.App app = tenant.app(region);
        put(
                app,
                Json.createObjectBuilder(credential("Main", trusted, SUBJECT))
                        .add(
                                "claims",
                                Json.createObjectBuilder().add("attempt", 1).add("protected", true))
                        .build());

        assertThat(check(app, platform.token(here, SUBJECT, claims -> claims.claim("attempt", 1.0)
                                .claim("protected", true)))
                        .getBoolean("matches"))
                .isTrue();
        JsonObject wrong = check(app, platform.token(here, "someone", claims -> claims.claim("attempt", "1")));
        assertThat(failed(wrong)).containsExactly("subject", "attempt", "protected");
        assertThat(wrong.toString()).contains("someone");
        String forged = ForeignIssuer.sign(
                new ECKeyGenerator(Curve.P_256).keyID("x").generate(),
                new JWTClaimsSet.Builder()
                        .issuer(platform.issuer())
                        .subject("secretly")
                        .build());
        assertThat(check(app, forged).toString()).doesNotContain("secretly");
        Answer none = tenant.admin().post(app.path() + "/federated-credentials/check", "{\"token\":\"x.y.z\"}");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("invalid_token");
        assertThat(tenant.admin().get(app.path() + "/activity").json().getJsonArray("federatedTokens"))
                .isEmpty();
    }

    @Test
    void everyFaultOfAnIssuerAndOfACredentialIsNamedAtOnce() {
        Answer issuer = host.operator.post(
                ISSUERS,
                "{\"name\":\"\",\"issuer\":\"http://issuer.example\",\"jwksUri\":\"x\",\"jwks\":{\"keys\":[]},"
                        + "\"algorithms\":[],\"maxTokenLifetime\":\"P2Y\"}");
        assertThat(issuer.status()).as(issuer.text()).isEqualTo(422);
        assertThat(issuer.text())
                .contains(
                        "\"name\"", "\"issuer\"", "\"jwksUri\"", "\"jwks\"", "\"algorithms\"", "\"maxTokenLifetime\"");
        Answer symmetric = host.operator.post(
                ISSUERS, "{\"name\":\"A\",\"issuer\":\"https://a.example\",\"algorithms\":[\"HS256\",\"none\"]}");
        assertThat(symmetric.status()).isEqualTo(400);
        assertThat(symmetric.code()).isEqualTo("wrong_type");
        assertThat(symmetric.text()).contains("algorithms[0]", "algorithms[1]");
        Answer changed = host.operator.patch(ISSUERS + "/" + trusted, "{\"issuer\":\"https://other.example\"}");
        assertThat(changed.text()).contains("read_only_field");

        Host.App app = tenant.app(region);
        Answer credentials = send(
                app,
                credential("", "no-id", "*"),
                credential("A", trusted, "a*b*"),
                credential("A", "01900000-0000-7000-8000-000000000001", "b"));
        assertThat(credentials.status()).isEqualTo(422);
        assertThat(credentials.text())
                .contains(
                        "credentials[0].name",
                        "credentials[0].issuer",
                        "credentials[0].subject",
                        "credentials[1].subject",
                        "credentials[2].issuer",
                        "invalid_subject",
                        "trusted_issuer_not_found");
        Answer nested = tenant.admin()
                .put(
                        app.path() + "/federated-credentials",
                        "{\"credentials\":[{\"name\":\"A\",\"issuer\":\"" + trusted
                                + "\",\"subject\":\"a\",\"claims\":{\"x\":{}}}]}");
        assertThat(nested.status()).isEqualTo(400);
        assertThat(nested.text()).contains("credentials[0].claims.x");
        assertThat(tenant.admin()
                        .put(app.path() + "/federated-credentials", "{}")
                        .status())
                .isEqualTo(422);
    }

    /** Whatever is changed of a sound assertion: it is refused, and nothing breaks. */
    @Test
    void noAssertionOfWhichSomethingWasChangedIsAccepted() {
        Host.App app = appFor(trusted, SUBJECT);
        String sound = sound();
        ok(token(app.clientId(), sound));
        long seed = 20_261_127;
        Random random = new Random(seed);
        String characters = "ABCxyz019-_.=+/ \u00e4\u0000{}";
        for (int i = 0; i < 200; i++) {
            StringBuilder changed = new StringBuilder(sound);
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
                case 1 -> changed.deleteCharAt(at);
                case 2 -> changed.insert(at, characters.charAt(random.nextInt(characters.length())));
                default -> changed.setLength(at);
            }
            if (!changed.toString().equals(sound)) {
                Answer answer = token(app.clientId(), changed.toString());
                assertThat(answer.status())
                        .as("%s of seed %s: %s", i, seed, changed)
                        .isIn(400, 401, 429);
            }
        }
        ok(token(app.clientId(), sound));
    }
}
