package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** APIs: what operators say about them, and the tokens that apps get for them (rules §10, http-api §1, §2). */
@OnServer
class ApisIT {
    private static final String SERVERS = "/api/v1/resource-servers";
    private static final String TWO_SCOPES =
            ",\"scopes\":[{\"name\":\"orders:read\",\"description\":\"Read orders\"},{\"name\":\"orders:write\"}]";

    private final Host host;
    private final Host.Tenant tenant;
    private final Host.App app;
    private final String identifier = "https://" + Host.fresh("orders") + ".example/v1";

    ApisIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.app = tenant.app(host.region());
    }

    /** An API: the name and the identifier, and what else is said about it. */
    private JsonObject api(String more) {
        return Host.created(
                host.operator.post(SERVERS, "{\"name\":\"Orders\",\"identifier\":\"" + identifier + "\"" + more + "}"));
    }

    private static String path(JsonObject api) {
        return SERVERS + "/" + api.getString("id");
    }

    private Answer token(String parameters) {
        return host.anonymous.tokenForm(
                "grant_type=client_credentials" + parameters,
                "Authorization",
                "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret()));
    }

    private Answer tokenFor(String resource) {
        return token("&resource=" + Http.form(resource));
    }

    private static void issued(Answer answer, String scope) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.string("scope")).isEqualTo(scope);
    }

    private static void refused(Answer answer, String error, String reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.string("error")).isEqualTo(error);
        assertThat(answer.string("reason")).isEqualTo(reason);
        assertThat(answer.string("error_uri")).endsWith("/docs/errors/" + error);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    private JWTClaimsSet verified(Answer answer, JWSAlgorithm algorithm, String type) throws Exception {
        DefaultJWTProcessor<com.nimbusds.jose.proc.SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(type)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                algorithm,
                JWKSourceBuilder.create(
                                host.anonymous.uri("/.well-known/jwks.json").toURL())
                        .build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                identifier,
                new JWTClaimsSet.Builder().issuer(AppKey.issuer(host)).build(),
                Set.of("exp", "iat", "jti")));
        return processor.process(answer.string("access_token"), null);
    }

    @Test
    void aTokenIsForTheApiThatIsNamedWithTheScopesThatAreAskedFor() throws Exception {
        JsonObject api = api(TWO_SCOPES + ",\"tokenLifetime\":\"PT5M\"");
        assertThat(api.getString("clientSecret")).startsWith("mmr_");
        assertThat(api.getString("signingAlgorithm")).isEqualTo("ES256");
        assertThat(api.getString("tokenType")).isEqualTo("at+jwt");
        assertThat(api.getString("access")).isEqualTo("open");
        assertThat(api.getBoolean("enabled")).isTrue();
        assertThat(api.getBoolean("isDefault")).isFalse();
        assertThat(host.operator.get(path(api)).json().keySet()).doesNotContain("clientSecret");

        Answer all = tokenFor(identifier);
        issued(all, "orders:read orders:write");
        assertThat(all.json().getInt("expires_in")).isEqualTo(300);
        JWTClaimsSet claims = verified(all, JWSAlgorithm.ES256, "at+jwt");
        assertThat(claims.getAudience()).containsExactly(identifier);
        assertThat(claims.getStringClaim("scope")).isEqualTo("orders:read orders:write");
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(300_000);
        issued(token("&resource=" + Http.form(identifier) + "&scope=orders:write"), "orders:write");
        issued(
                token("&resource=" + Http.form(identifier) + "&scope=" + Http.form("orders:write orders:read")),
                "orders:read orders:write");
        issued(token(""), "mintmark.api");
        issued(tokenFor("mintmark-api"), "mintmark.api");
    }

    @Test
    void theNimbusSdkGetsATokenForAnApi() throws Exception {
        api(TWO_SCOPES);
        TokenRequest request = new TokenRequest.Builder(
                        host.anonymous.uri("/connect/token"),
                        new ClientSecretBasic(new ClientID(app.clientId()), new Secret(app.clientSecret())),
                        new ClientCredentialsGrant())
                .scope(new Scope("orders:read"))
                .resource(URI.create(identifier))
                .build();

        AccessTokenResponse response =
                TokenResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();

        assertThat(response.getTokens().getAccessToken().getScope().toStringList())
                .containsExactly("orders:read");
    }

    @Test
    void anApiMayWantRs256AndThePlainType() throws Exception {
        api(TWO_SCOPES + ",\"signingAlgorithm\":\"RS256\",\"tokenType\":\"JWT\"");

        JWTClaimsSet claims = verified(tokenFor(identifier), JWSAlgorithm.RS256, "JWT");

        assertThat(claims.getSubject()).isEqualTo(app.clientId());
        assertThat(Keys.of(host.anonymous).set().getKeys())
                .extracting(key -> key.getAlgorithm().getName())
                .contains("ES256", "RS256");
        assertThat(host.operator.get("/api/v1/signing-keys").json().getJsonArray("items").stream()
                        .map(JsonValue::asJsonObject)
                        .filter(key -> key.getString("algorithm").equals("RS256"))
                        .map(key -> key.getString("state")))
                .as("one signs, one stands by")
                .contains("signing", "announced");
        assertThat(Keys.of(host.anonymous).verify(token("").string("access_token")))
                .as("tokens for other APIs are signed as before")
                .isTrue();
    }

    @Test
    void anApiThatIsNotThereIsAnInvalidTarget() {
        api(TWO_SCOPES);
        for (String unknown : List.of(
                identifier + "/", identifier.replace("/v1", "/V1"), "orders", "https://nowhere.example#x", "\u0000")) {
            refused(tokenFor(unknown), "invalid_target", "unknown_resource");
        }
        refused(token("&scope=no:such&resource=" + Http.form("urn:nowhere:api")), "invalid_target", "unknown_resource");
        String twice = "&resource=" + Http.form(identifier);
        Answer repeated = token(twice + twice);
        assertThat(repeated.status()).isEqualTo(400);
        assertThat(repeated.string("error")).isEqualTo("invalid_target");
        assertThat(repeated.json().keySet()).doesNotContain("reason");
        issued(token("&resource="), "mintmark.api");
    }

    @Test
    void aScopeThatTheApiDoesNotHaveIsAnInvalidScope() {
        api(TWO_SCOPES);
        refused(token("&scope=mintmark.api&resource=" + Http.form(identifier)), "invalid_scope", "unknown_scope");
        refused(token("&scope=orders:read"), "invalid_scope", "unknown_scope");
    }

    @Test
    void anApiByPlanIsOpenOnlyToHoldersOfAPlanThatOpensIt() {
        JsonObject api = api(TWO_SCOPES + ",\"access\":\"by_plan\"");
        String plan = host.plan();
        refused(tokenFor(identifier), "invalid_target", "resource_not_in_plan");
        assertThat(tenant.admin()
                        .put(app.path() + "/plan", "{\"plan\":\"" + plan + "\"}")
                        .status())
                .isEqualTo(200);
        refused(tokenFor(identifier), "invalid_target", "resource_not_in_plan");

        JsonObject opening =
                planOpens(plan, "[{\"resourceServer\":\"" + api.getString("id") + "\",\"scopes\":[\"orders:read\"]}]");

        assertThat(opening.getJsonArray("apis").getJsonObject(0).getString("resourceServer"))
                .isEqualTo(api.getString("id"));
        assertThat(opening.getInt("revision")).isEqualTo(1);
        issued(tokenFor(identifier), "orders:read");
        refused(token("&scope=orders:write&resource=" + Http.form(identifier)), "invalid_scope", "scope_not_in_plan");
        JsonObject preflight = tenant.admin()
                .get(app.path() + "/issuance?resource=" + Http.form(identifier) + "&scope=orders:write")
                .json();
        assertThat(preflight.getBoolean("ready")).isFalse();
        assertThat(preflight.getJsonArray("checks").getValuesAs(JsonObject.class))
                .extracting(check -> check.getString("check") + " " + check.get("reason"))
                .contains("resource null", "scope \"scope_not_in_plan\"");
        planOpens(plan, "null");
        refused(tokenFor(identifier), "invalid_target", "resource_not_in_plan");
        host.planBecomes(plan, "archived");
        host.planBecomes(plan, "retired");
        refused(tokenFor(identifier), "unauthorized_client", "plan_retired");
    }

    private JsonObject planOpens(String plan, String apis) {
        Answer answer = host.operator.patch("/api/v1/plans/" + plan, "{\"apis\":" + apis + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aDisabledApiHasNoTokensAndItsOldOnesDoNotCount() {
        JsonObject api = api(TWO_SCOPES);
        String token = tokenFor(identifier).string("access_token");
        assertThat(introspected(api, token)).isTrue();

        assertThat(host.operator.patch(path(api), "{\"enabled\":false}").status())
                .isEqualTo(200);

        refused(tokenFor(identifier), "invalid_target", "resource_disabled");
        assertThat(introspected(api, token)).isFalse();
    }

    @Test
    void anApiSeesItsOwnTokensOnlyAndWhoHasCredentialsOnlySeesAll() {
        JsonObject api = api(TWO_SCOPES);
        JsonObject all = Host.created(host.operator.post(SERVERS, "{\"name\":\"Gateway\"}"));
        String own = tokenFor(identifier).string("access_token");
        String others = token("").string("access_token");

        assertThat(introspected(api, own)).isTrue();
        assertThat(introspected(api, others)).isFalse();
        assertThat(introspected(all, own)).isTrue();
        assertThat(introspected(all, others)).isTrue();
    }

    private boolean introspected(JsonObject by, String token) {
        Answer answer = host.anonymous.send(
                "POST",
                "/connect/introspect",
                BodyPublishers.ofString(Http.formBody(Map.of("token", token))),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + Http.base64(by.getString("clientId") + ":" + by.getString("clientSecret")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().getBoolean("active");
    }

    @Test
    void operatorsAreToldWhatDisablingAnApiWouldBlockAndCannotDeleteOneThatJustIssued() {
        JsonObject api = api(TWO_SCOPES);
        JsonObject unused = host.operator.get(path(api) + "/impact").json();
        assertThat(unused.getInt("apps")).isZero();
        assertThat(unused.isNull("lastTokenIssuedAt")).isTrue();
        issued(tokenFor(identifier), "orders:read orders:write");

        Condition.await(
                "the token is counted",
                () -> host.operator.get(path(api) + "/impact").json().getInt("apps") == 1);

        JsonObject impact = host.operator.get(path(api) + "/impact").json();
        assertThat(impact.keySet()).containsExactly("apps", "tenants", "plans", "lastTokenIssuedAt");
        assertThat(impact.getInt("tenants")).isEqualTo(1);
        assertThat(impact.getInt("plans")).isZero();
        assertThat(impact.isNull("lastTokenIssuedAt")).isFalse();
        conflict(host.operator.delete(path(api)), "api_in_use");
        JsonObject never = Host.created(
                host.operator.post(SERVERS, "{\"name\":\"N\",\"identifier\":\"" + identifier + "/never\"}"));
        assertThat(host.operator.delete(path(never)).status()).isEqualTo(204);
    }

    @Test
    void anApiMayPublishItsMetadata() {
        JsonObject metadata = host.operator
                .get(path(api(TWO_SCOPES)) + "/protected-resource-metadata")
                .json();

        assertThat(metadata.getString("resource")).isEqualTo(identifier);
        assertThat(metadata.getJsonArray("authorization_servers").getString(0)).isEqualTo(AppKey.issuer(host));
        assertThat(metadata.getJsonArray("scopes_supported")).hasSize(2);
        assertThat(metadata.getString("resource_name")).isEqualTo("Orders");
    }

    @Test
    void theDefaultApiIsThereAndCannotBeTakenAway() {
        JsonObject api = host.operator.get(SERVERS + "?limit=100").json().getJsonArray("items").stream()
                .map(server -> server.asJsonObject())
                .filter(server -> server.getBoolean("isDefault"))
                .findFirst()
                .orElseThrow();
        assertThat(api.getString("identifier")).isEqualTo("mintmark-api");
        assertThat(api.getJsonArray("scopes").getJsonObject(0).getString("name"))
                .isEqualTo("mintmark.api");

        conflict(host.operator.patch(path(api), "{\"enabled\":false}"), "default_api");
        conflict(host.operator.delete(path(api)), "default_api");
        Answer configured = host.operator.patch(
                path(api),
                "{\"identifier\":\"urn:a:b\",\"tokenLifetime\":\"PT1H\",\"scopes\":[],\"signingAlgorithm\":\"RS256\"}");
        assertThat(configured.status()).isEqualTo(422);
        assertThat(configured.violations())
                .containsExactlyInAnyOrder(
                        "identifier read_only_field",
                        "tokenLifetime read_only_field",
                        "scopes read_only_field",
                        "signingAlgorithm read_only_field");
        issued(token(""), "mintmark.api");
    }

    private static void conflict(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void everyFieldThatIsWrongIsReportedAtOnce() {
        Answer answer = host.operator.post(
                SERVERS,
                "{\"name\":\"\",\"identifier\":\"https://a.example/#x\",\"tokenLifetime\":\"PT59S\",\"scopes\":["
                        + "{\"name\":\"a\"},{\"name\":\"a\"},{\"name\":\"say \\\"b\\\"\"},{\"description\":\"c\"}]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.violations())
                .containsExactlyInAnyOrder(
                        "name required",
                        "identifier invalid_identifier",
                        "tokenLifetime invalid_duration",
                        "scopes[1].name duplicate_scope",
                        "scopes[2].name invalid_scope",
                        "scopes[3].name required");
        for (String relative : List.of("/orders", "orders", "http://api.example.com")) {
            invalid("\"identifier\":\"" + relative + "\"", "identifier invalid_identifier");
        }
        invalid("\"identifier\":\"https://a.example/" + "a".repeat(183) + "\"", "identifier too_long");
        invalid("\"scopes\":[{\"name\":\"a\"}]", "identifier required");
        invalid(
                "\"identifier\":\"" + identifier + "\",\"tokenLifetime\":\"PT24H1S\"",
                "tokenLifetime invalid_duration");
        invalid(
                "\"identifier\":\"" + identifier + "\",\"scopes\":["
                        + "{\"name\":\"a\"},".repeat(50).replace("\"a\"", "\"b\"")
                        + "{\"name\":\"a\"}]",
                "scopes too_many_scopes");
        for (String wrongType : List.of(
                "\"signingAlgorithm\":\"HS256\"",
                "\"tokenType\":\"jwt\"",
                "\"access\":\"closed\"",
                "\"enabled\":\"yes\"",
                "\"scopes\":\"a\"",
                "\"scopes\":[\"a\"]",
                "\"tokenLifetime\":900")) {
            Answer refused = host.operator.post(SERVERS, "{\"name\":\"A\"," + wrongType + "}");
            assertThat(refused.status()).as(wrongType).isEqualTo(400);
            assertThat(refused.code()).as(wrongType).isEqualTo("wrong_type");
        }
        assertThat(host.operator.get(SERVERS + "?limit=100").text())
                .as("nothing is stored")
                .doesNotContain(identifier);
    }

    private void invalid(String fields, String violation) {
        Answer answer = host.operator.post(SERVERS, "{\"name\":\"A\"," + fields + "}");
        assertThat(answer.status()).as(fields).isEqualTo(422);
        assertThat(answer.violations()).as(fields).contains(violation);
    }

    @Test
    void aPlanOpensOnlyWhatThereIs() {
        JsonObject api = api(TWO_SCOPES);
        String plan = host.plan();

        Answer answer = host.operator.patch(
                "/api/v1/plans/" + plan,
                "{\"apis\":[{\"resourceServer\":\"" + api.getString("id") + "\",\"scopes\":[\"orders:delete\"]},"
                        + "{\"resourceServer\":\"nothing\",\"scopes\":[]},{\"scopes\":[]},{\"resourceServer\":\""
                        + api.getString("id") + "\"}]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.violations())
                .containsExactlyInAnyOrder(
                        "apis[0].scopes[0] unknown_scope",
                        "apis[1].resourceServer resource_server_not_found",
                        "apis[2].resourceServer required",
                        "apis[3].scopes required");
        assertThat(host.operator.get("/api/v1/plans/" + plan).json().getJsonArray("apis"))
                .isEmpty();
    }

    @Test
    void changesStandInTheAuditTrail() {
        JsonObject api = api(TWO_SCOPES);

        assertThat(host.operator
                        .patch(path(api), "{\"access\":\"by_plan\",\"scopes\":[{\"name\":\"orders:read\"}]}")
                        .status())
                .isEqualTo(200);

        Answer trail = host.operator.get("/api/v1/audit-events?action=resource_server.changed&limit=100");
        JsonObject event = trail.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(found -> found.toString().contains(api.getString("id")))
                .findFirst()
                .orElseThrow();
        assertThat(event.toString()).contains("orders:write", "by_plan", "open");
        assertThat(trail.text()).doesNotContain(api.getString("clientSecret"));
    }

    @Test
    void oneOfTwoChangesOfScopesAtOnceIsToldSo() throws Exception {
        JsonObject api = api("");
        String etag = host.operator.get(path(api)).header("ETag").orElseThrow();

        List<Answer> answers = RacesIT.atOnce(
                6,
                caller -> host.operator.send(
                        "PATCH",
                        path(api),
                        BodyPublishers.ofString("{\"scopes\":[{\"name\":\"scope-" + caller + "\"}]}"),
                        "Content-Type",
                        "application/merge-patch+json",
                        "If-Match",
                        etag));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(409, 412));
        assertThat(host.operator.get(path(api)).json().getJsonArray("scopes")).hasSize(1);
    }

    @Test
    void oneOfManyRegistrationsOfOneIdentifierSucceeds() throws Exception {
        List<Answer> answers = RacesIT.atOnce(
                6,
                caller -> host.operator.post(
                        SERVERS,
                        "{\"name\":\"A\",\"identifier\":\"" + identifier + "\",\"signingAlgorithm\":\"RS256\"}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> conflict(answer, "identifier_taken"));
    }

    /** No token is issued for an API by a request that began after the answer which disabled it. */
    @Test
    void anApiIsDisabledFromTheMomentOfTheAnswerOn() throws Exception {
        JsonObject api = api(TWO_SCOPES);
        AtomicBoolean disabled = new AtomicBoolean();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger before = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < 4; client++) {
                running.add(clients.submit(() -> {
                    while (!stop.get()) {
                        boolean startedAfter = disabled.get();
                        boolean accepted = tokenFor(identifier).status() == 200;
                        (accepted ? startedAfter ? after : before : refused).incrementAndGet();
                    }
                }));
            }
            Condition.await("tokens are issued", () -> before.get() >= 20);
            assertThat(host.operator.patch(path(api), "{\"enabled\":false}").status())
                    .isEqualTo(200);
            disabled.set(true);
            Condition.await("tokens are refused", () -> refused.get() >= 40);
            stop.set(true);
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            stop.set(true);
            clients.shutdownNow();
        }
        assertThat(after).hasValue(0);
    }
}
