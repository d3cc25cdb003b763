package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The token endpoint's refusals (http-api §1, rules §7). */
@OnServer
class TokenEndpointIT {
    private final Host host;
    private final Host.Tenant tenant;
    private final Host.App app;

    TokenEndpointIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.app = tenant.app(host.region());
    }

    private String basic() {
        return "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret());
    }

    private String posted() {
        return Http.formBody(Map.of("client_id", app.clientId(), "client_secret", app.clientSecret()));
    }

    private static void refused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.string("error")).isEqualTo(error);
        assertThat(answer.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.string("error_description")).isNotBlank();
        assertThat(answer.string("error_uri")).endsWith("/docs/errors/" + error);
        assertThat(answer.json().containsKey("reason"))
                .isEqualTo(Set.of("unauthorized_client", "invalid_target", "invalid_scope")
                        .contains(error));
    }

    @Test
    void issuesByBasicAndByPostAndToALowerCaseScheme() {
        for (Answer answer : List.of(
                host.anonymous.tokenForm("grant_type=client_credentials", "Authorization", basic()),
                host.anonymous.tokenForm(
                        "grant_type=client_credentials", "Authorization", basic().replace("Basic", "basic")),
                host.anonymous.tokenForm("grant_type=client_credentials&scope=mintmark.api&" + posted()),
                host.anonymous.tokenForm("grant_type=client_credentials&colour=red&scope=&" + posted()),
                host.anonymous.tokenForm(
                        "grant_type=client_credentials&client_id=" + app.clientId(), "Authorization", basic()))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.json().keySet()).containsExactly("access_token", "token_type", "expires_in", "scope");
            assertThat(answer.string("token_type")).isEqualTo("Bearer");
        }
    }

    @Test
    void anIllFormedRequestIsRefusedBeforeAnythingElse() {
        String grant = "grant_type=client_credentials";
        for (Answer answer : List.of(
                host.anonymous.tokenForm("", "Authorization", basic()),
                host.anonymous.tokenForm(grant + "&" + grant, "Authorization", basic()),
                host.anonymous.tokenForm(grant + "&" + posted(), "Authorization", basic()),
                host.anonymous.tokenForm(grant + "&client_id=other", "Authorization", basic()),
                host.anonymous.tokenForm(grant + "&x=%zz", "Authorization", basic()),
                host.anonymous.send(
                        "POST",
                        "/connect/token",
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        basic()),
                host.anonymous.send(
                        "POST",
                        "/connect/token?" + posted(),
                        BodyPublishers.ofString(grant),
                        "Content-Type",
                        "application/x-www-form-urlencoded"))) {
            refused(answer, 400, "invalid_request");
        }
    }

    @Test
    void anotherGrantTypeIsRefusedBeforeTheClientIsAuthenticated() {
        refused(host.anonymous.tokenForm("grant_type=password"), 400, "unsupported_grant_type");
    }

    @Test
    void everyFailureToAuthenticateGetsTheSameBytes() {
        Host.App other = tenant.app(host.region());
        Host.App deleted = tenant.app(host.region());
        assertThat(tenant.admin().delete(deleted.path()).status()).isEqualTo(204);
        String unknown = "mm_" + "0".repeat(26);
        String mistyped =
                app.clientSecret().substring(0, 52) + (app.clientSecret().endsWith("0") ? "1" : "0");
        String grant = "grant_type=client_credentials";
        List<Answer> answers = new ArrayList<>(List.of(
                host.anonymous.token(unknown, app.clientSecret()),
                host.anonymous.token("nonsense", app.clientSecret()),
                host.anonymous.token(app.clientId(), other.clientSecret()),
                host.anonymous.token(app.clientId(), mistyped),
                host.anonymous.token(deleted.clientId(), deleted.clientSecret()),
                host.anonymous.tokenForm(grant),
                host.anonymous.tokenForm(grant + "&client_id=" + app.clientId()),
                host.anonymous.tokenForm(grant, "Authorization", "Basic !"),
                host.anonymous.tokenForm(grant, "Authorization", "Bearer garbage")));
        for (Answer answer : answers) {
            refused(answer, 401, "invalid_client");
            assertThat(answer.header("WWW-Authenticate")).contains("Basic realm=\"mintmark\"");
            assertThat(answer.text()).isEqualTo(answers.get(0).text());
        }
    }

    @Test
    void anAuthenticatedClientLearnsExactlyWhatBlocksIt() {
        String plan = host.plan();
        assertThat(tenant.admin()
                        .put(app.path() + "/plan", "{\"plan\":\"" + plan + "\"}")
                        .status())
                .isEqualTo(200);
        tenant.admin().patch(app.path(), "{\"enabled\":false}");
        host.tenantBecomes(tenant.id(), "suspended");
        host.planBecomes(plan, "archived");
        host.planBecomes(plan, "retired");

        blocked("app_disabled");
        host.tenantBecomes(tenant.id(), "active");
        tenant.admin().patch(app.path(), "{\"enabled\":true}");
        host.tenantBecomes(tenant.id(), "suspended");
        blocked("tenant_inactive");
        host.tenantBecomes(tenant.id(), "active");
        blocked("plan_retired");
        host.planBecomes(plan, "archived");
        assertThat(app.token(host).status()).isEqualTo(200);
    }

    private void blocked(String reason) {
        Answer answer =
                host.anonymous.tokenForm("grant_type=client_credentials&scope=everything", "Authorization", basic());
        refused(answer, 400, "unauthorized_client");
        assertThat(answer.string("reason")).isEqualTo(reason);
    }

    @Test
    void anotherScopeIsRefusedLast() {
        refused(
                host.anonymous.tokenForm("grant_type=client_credentials&scope=everything", "Authorization", basic()),
                400,
                "invalid_scope");
    }

    @Test
    void aRegeneratedSecretWorksAndTheOldOneDoesNot() {
        Answer regenerated = tenant.admin().post(app.path() + "/secret");

        assertThat(regenerated.status()).as(regenerated.text()).isEqualTo(200);
        assertThat(regenerated.json().keySet())
                .containsExactly("clientId", "clientSecret", "secretCreatedAt", "previousSecretExpiresAt");
        assertThat(regenerated.json().isNull("previousSecretExpiresAt")).isTrue();
        assertThat(regenerated.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(app.token(host).status()).isEqualTo(401);
        assertThat(host.anonymous
                        .token(app.clientId(), regenerated.string("clientSecret"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAppsTokenIsNoSessionTokenAndTheReverse() {
        String accessToken = app.token(host).string("access_token");

        Answer answer = host.anonymous.bearing(accessToken).get("/api/v1/apps");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(host.anonymous.get("/.well-known/jwks.json").text())
                .doesNotContain(host.anonymous
                        .get("/internal/session-jwks")
                        .json()
                        .getJsonArray("keys")
                        .getJsonObject(0)
                        .getString("kid"));
    }

    @Test
    void onlyPostIsAnswered() {
        Answer answer = host.anonymous.astray().get("/connect/token");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }
}
