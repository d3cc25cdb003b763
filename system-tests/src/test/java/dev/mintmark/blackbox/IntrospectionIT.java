package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Introspection (RFC 7662) and the resource servers that ask for it (http-api §1, §2). */
@OnServer
class IntrospectionIT {
    private static final String SERVERS = "/api/v1/resource-servers";

    private final Host host;
    private final Host.Tenant tenant;
    private final String region;
    private Host.App app;
    private Host.App resourceServer;
    private String token;

    IntrospectionIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.region = host.region();
    }

    @BeforeEach
    void aTokenAndAResourceServer() {
        app = tenant.app(region);
        token = app.token(host).string("access_token");
        resourceServer = resourceServer();
    }

    private Host.App resourceServer() {
        JsonObject made = Host.created(host.operator.post(SERVERS, "{\"name\":\"" + Host.fresh("Documents") + "\"}"));
        return new Host.App(made.getString("id"), made.getString("clientId"), made.getString("clientSecret"));
    }

    private static Answer introspect(Host host, Host.App caller, String token) {
        return form(
                host,
                Http.formBody(Map.of("token", token)),
                "Authorization",
                "Basic " + Http.base64(caller.clientId() + ":" + caller.clientSecret()));
    }

    private Answer introspect(Host.App caller, String token) {
        return introspect(host, caller, token);
    }

    private static Answer form(Host host, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return host.anonymous.send("POST", "/connect/introspect", BodyPublishers.ofString(body), all);
    }

    private static void isActive(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().getBoolean("active")).as(answer.text()).isTrue();
    }

    private static void isInactive(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"active\":false}");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void anActiveTokenIsAnsweredWithAllItsClaims() throws Exception {
        String plan = host.plan();
        tenant.admin().put(app.path() + "/plan", "{\"plan\":\"" + plan + "\"}");
        tenant.admin().patch(app.path(), "{\"allowedDomains\":[\"app.example.com\"]}");
        token = app.token(host).string("access_token");
        Map<String, Object> claims = SignedJWT.parse(token).getPayload().toJSONObject();

        for (Host.App caller : List.of(app, resourceServer)) {
            Answer answer = introspect(caller, token);

            isActive(answer);
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.string("token_type")).isEqualTo("Bearer");
            assertThat(answer.json().keySet())
                    .contains("active", "token_type", "limits", "allowed_domain_1", "credentialVersion", "groups")
                    .containsAll(claims.keySet())
                    .hasSize(claims.size() + 2);
            claims.forEach((name, value) ->
                    assertThat(answer.json().get(name).toString()).as(name).isEqualTo(asJson(value)));
        }
    }

    private static String asJson(Object value) {
        return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(Map.of("v", value))
                .replaceAll("^\\{\"v\":(.*)}$", "$1");
    }

    @Test
    void theNimbusSdkUnderstandsTheAnswer() throws Exception {
        AuthorizationServerMetadata metadata = AuthorizationServerMetadata.resolve(new Issuer(AppKey.issuer(host)));
        TokenIntrospectionRequest request = new TokenIntrospectionRequest(
                metadata.getIntrospectionEndpointURI(),
                new ClientSecretBasic(
                        new ClientID(resourceServer.clientId()), new Secret(resourceServer.clientSecret())),
                new BearerAccessToken(token));

        TokenIntrospectionResponse response =
                TokenIntrospectionResponse.parse(request.toHTTPRequest().send());

        assertThat(response.indicatesSuccess()).isTrue();
        TokenIntrospectionSuccessResponse success = response.toSuccessResponse();
        assertThat(success.isActive()).isTrue();
        assertThat(success.getClientID().getValue()).isEqualTo(app.clientId());
        assertThat(success.getScope().toString()).isEqualTo("mintmark.api");
        assertThat(success.getExpirationTime()).isNotNull();
    }

    @Test
    void theMetadataNamesOnlyWhatIsThere() {
        JsonObject metadata =
                host.anonymous.get("/.well-known/oauth-authorization-server").json();
        Answer guide = host.anonymous.get(
                java.net.URI.create(metadata.getString("service_documentation")).getPath());

        assertThat(guide.status()).isEqualTo(200);
        assertThat(guide.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(guide.text()).contains("private_key_jwt", "/connect/introspect", "/connect/revoke-secret");
        assertThat(host.anonymous.get("/docs/clients?css").header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
        for (String endpoint : List.of("token_endpoint", "introspection_endpoint")) {
            assertThat(host.anonymous
                            .send(
                                    "POST",
                                    java.net
                                            .URI
                                            .create(metadata.getString(endpoint))
                                            .getPath(),
                                    BodyPublishers.noBody())
                            .status())
                    .as(endpoint)
                    .isEqualTo(400);
        }
        assertThat(host.anonymous
                        .get(java.net.URI.create(metadata.getString("jwks_uri")).getPath())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAppSeesItsOwnTenantsTokensOnlyAndAResourceServerEveryTenants() {
        Host.App sister = tenant.app(region);
        Host.App stranger = host.tenant().app(region);

        isActive(introspect(sister, token));
        isInactive(introspect(stranger, token));
        isActive(introspect(resourceServer, token));
        isActive(introspect(resourceServer, stranger.token(host).string("access_token")));
    }

    @Test
    void callersAuthenticateInTheBodyOrByAKeyToo() {
        isActive(form(
                host,
                Http.formBody(
                        Map.of("token", token, "client_id", app.clientId(), "client_secret", app.clientSecret()))));
        isActive(form(
                host,
                Http.formBody(Map.of(
                        "token",
                        token,
                        "token_type_hint",
                        "refresh_token",
                        "client_id",
                        resourceServer.clientId(),
                        "client_secret",
                        resourceServer.clientSecret()))));
        AppKey key = AppKey.fresh();
        tenant.admin().put(app.path() + "/public-keys", key.body());
        String assertion = AppKey.parameters(key.assertion(host, app.clientId()));
        isActive(form(host, "token=" + token + "&" + assertion));
        assertThat(form(host, "token=" + token + "&" + assertion).status())
                .as("a replay")
                .isEqualTo(401);
        assertThat(host.anonymous
                        .tokenForm("grant_type=client_credentials&" + assertion)
                        .status())
                .as("a replay at the other endpoint")
                .isEqualTo(401);
    }

    @Test
    void whateverWouldBlockOrInvalidateATokenNowMakesItInactiveAtOnce() {
        isActive(introspect(resourceServer, token));

        tenant.admin().patch(app.path(), "{\"enabled\":false}");
        isInactive(introspect(resourceServer, token));
        tenant.admin().patch(app.path(), "{\"enabled\":true}");
        isActive(introspect(resourceServer, token));

        host.tenantBecomes(tenant.id(), "suspended");
        isInactive(introspect(resourceServer, token));
        host.tenantBecomes(tenant.id(), "active");
        isActive(introspect(resourceServer, token));

        String plan = host.plan();
        tenant.admin().put(app.path() + "/plan", "{\"plan\":\"" + plan + "\"}");
        host.planBecomes(plan, "archived");
        isActive(introspect(resourceServer, token));
        host.planBecomes(plan, "retired");
        isInactive(introspect(resourceServer, token));
        host.planBecomes(plan, "archived");
        isActive(introspect(resourceServer, token));

        tenant.admin().post(app.path() + "/secret");
        isInactive(introspect(resourceServer, token));
    }

    @Test
    void everyLostCredentialMakesEarlierTokensInactive() {
        AppKey key = AppKey.fresh();
        tenant.admin().put(app.path() + "/public-keys", key.body());
        isActive(introspect(resourceServer, token));

        tenant.admin().put(app.path() + "/public-keys", "{\"keys\":[]}");
        isInactive(introspect(resourceServer, token));

        tenant.admin().put(app.path() + "/public-keys", key.body());
        String next = app.token(host).string("access_token");
        isActive(introspect(resourceServer, next));
        tenant.admin().delete(app.path() + "/secret");
        isInactive(introspect(resourceServer, next));

        String last = AppKey.token(host, key.assertion(host, app.clientId())).string("access_token");
        isActive(introspect(resourceServer, last));
        tenant.admin().delete(app.path());
        isInactive(introspect(resourceServer, last));
    }

    @Test
    void whatIsNoTokenOfOursIsInactive() throws Exception {
        AppKey stranger = AppKey.fresh();
        SignedJWT own = SignedJWT.parse(token);
        String forged = stranger.sign(own.getHeader(), own.getJWTClaimsSet());
        String session = host.anonymous
                .post(
                        "/api/v1/session",
                        "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}")
                .string("accessToken");
        for (String other : List.of(
                "garbage",
                "a.b.c",
                token + "x",
                token + "=",
                token + "\n",
                token + " ",
                token + "!",
                "bnVsbA" + token.substring(token.indexOf('.')),
                token.substring(0, token.length() - 4) + "AAAA",
                token.substring(0, token.lastIndexOf('.') + 1),
                forged,
                session,
                app.clientSecret(),
                "x".repeat(20_000))) {
            isInactive(introspect(resourceServer, other));
            isInactive(introspect(app, other));
        }
    }

    @Test
    void aRequestWithoutATokenOrWithoutACallerIsRefusedAsAtTheTokenEndpoint() {
        Answer withoutToken =
                form(host, "", "Authorization", "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret()));
        assertThat(withoutToken.status()).isEqualTo(400);
        assertThat(withoutToken.string("error")).isEqualTo("invalid_request");

        Answer unknown = host.anonymous.token("mm_" + "0".repeat(26), app.clientSecret());
        for (Answer answer : List.of(
                form(host, "token=" + token),
                form(host, "token=" + token, "Authorization", "Bearer " + token),
                introspect(new Host.App("", app.clientId(), resourceServer.clientSecret()), token),
                introspect(new Host.App("", resourceServer.clientId(), app.clientSecret()), token),
                introspect(new Host.App("", resourceServer.id(), resourceServer.clientSecret()), token),
                introspect(new Host.App("", "mr_" + "0".repeat(26), resourceServer.clientSecret()), token),
                introspect(
                        new Host.App(
                                "", resourceServer.clientId(), resourceServer().clientSecret()),
                        token))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(401);
            assertThat(answer.text()).isEqualTo(unknown.text());
            assertThat(answer.header("WWW-Authenticate")).isEqualTo(unknown.header("WWW-Authenticate"));
        }
        assertThat(host.anonymous.astray().get("/connect/introspect").status()).isEqualTo(405);
        assertThat(host.anonymous.astray().get("/connect/introspect").string("error"))
                .isEqualTo("invalid_request");
        assertThat(form(host, "token=" + token + "&token=" + token).status()).isEqualTo(400);
        assertThat(host.anonymous
                        .send(
                                "POST",
                                "/connect/introspect?client_secret=x",
                                BodyPublishers.ofString("token=x"),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .string("error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void aBlockedAppIsToldSoInsteadOfBeingServed() {
        Host.App sister = tenant.app(region);
        tenant.admin().patch(sister.path(), "{\"enabled\":false}");

        Answer answer = introspect(sister, token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.string("error")).isEqualTo("unauthorized_client");
        assertThat(answer.string("reason")).isEqualTo("app_disabled");
    }

    @Test
    void aResourceServerNeverGetsAToken() {
        Answer unknown = host.anonymous.token("mm_" + "0".repeat(26), app.clientSecret());

        Answer answer = resourceServer.token(host);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo(unknown.text());
    }

    @Test
    void aResourceServersSecretIsShownOnceReplacedAndDiesWithIt() {
        assertThat(resourceServer.clientId()).matches("mr_[0-9a-z]{26}");
        assertThat(resourceServer.clientSecret()).matches("mmr_[0-9A-Za-z]{49}");
        String path = SERVERS + "/" + resourceServer.id();
        Answer shown = host.operator.get(path);
        assertThat(shown.text()).doesNotContain(resourceServer.clientSecret());
        assertThat(shown.string("secretHint"))
                .isEqualTo(resourceServer.clientSecret().substring(49));
        assertThat(host.operator.get(SERVERS + "?limit=100").text())
                .contains("items")
                .doesNotContain(resourceServer.clientSecret());

        Answer regenerated = host.operator.post(path + "/secret");

        assertThat(regenerated.status()).as(regenerated.text()).isEqualTo(200);
        assertThat(regenerated.header("Cache-Control")).contains("no-store");
        assertThat(regenerated.json().keySet()).containsExactly("clientId", "clientSecret", "secretCreatedAt");
        assertThat(introspect(resourceServer, token).status()).isEqualTo(401);
        Host.App next =
                new Host.App(resourceServer.id(), resourceServer.clientId(), regenerated.string("clientSecret"));
        isActive(introspect(next, token));
        assertThat(host.operator.delete(path).status()).isEqualTo(204);
        assertThat(introspect(next, token).status()).isEqualTo(401);
        assertThat(host.operator.delete(path).status()).isEqualTo(404);
    }

    @Test
    void onlyOperatorsManageResourceServers() {
        String path = SERVERS + "/" + resourceServer.id();
        for (Http other : List.of(tenant.admin(), host.member(tenant.id(), "tenant-viewer"))) {
            assertThat(other.get(SERVERS).status()).isEqualTo(403);
            assertThat(other.post(SERVERS, "{\"name\":\"Mine\"}").status()).isEqualTo(403);
            assertThat(other.post(path + "/secret").status()).isEqualTo(403);
            assertThat(other.delete(path).status()).isEqualTo(403);
        }
        assertThat(host.anonymous.get(SERVERS).status()).isEqualTo(401);
        assertThat(host.operator.post(SERVERS, "{\"name\":\" \"}").violations()).containsExactly("name required");
        assertThat(host.operator
                        .post(SERVERS, "{\"name\":\"A\",\"secret\":\"x\"}")
                        .code())
                .isEqualTo("unknown_field");
        assertThat(host.operator.post(SERVERS + "/nonsense/secret").status()).isEqualTo(404);
        assertThat(host.operator
                        .send("DELETE", path, BodyPublishers.noBody(), "If-Match", "\"99\"")
                        .status())
                .isEqualTo(412);
    }
}
