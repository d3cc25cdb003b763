package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A leaked secret is killed by whoever holds it (http-api §1, revoke-secret). */
@OnServer
class SecretRevocationIT {
    private static final int A_MINUTE = 30;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final MintmarkServer server;
    private final Host host;
    private final Host.Tenant tenant;
    private final String region;

    SecretRevocationIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
        this.tenant = host.tenant();
        this.region = host.region();
    }

    private Answer revoke(String secret) throws IOException {
        return form(Http.formBody(Map.of("client_secret", secret)));
    }

    private Answer form(String body) throws IOException {
        return post("/connect/revoke-secret", FORM, body);
    }

    /** From an address where nobody else sends secrets. */
    private Answer post(String target, String mediaType, String body) throws IOException {
        return RawHttp.plain(server).from("127.0.0.79").post(target, mediaType, body);
    }

    private static void isEmpty(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    private Answer introspect(String token) {
        JsonObject made = Host.created(host.operator.post("/api/v1/resource-servers", "{\"name\":\"Documents\"}"));
        return host.anonymous.send(
                "POST",
                "/connect/introspect",
                BodyPublishers.ofString(Http.formBody(Map.of("token", token))),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + Http.base64(made.getString("clientId") + ":" + made.getString("clientSecret")));
    }

    @Test
    void aSecretFromAFileThatEndsInALineFeedDiesToo() throws IOException {
        Host.App app = tenant.app(region);

        isEmpty(revoke("\t " + app.clientSecret() + "\r\n"));

        assertThat(app.token(host).status()).isEqualTo(401);
    }

    @Test
    void aLeakedSecretDiesAtOnceAndWithItTheTokensItGot() throws IOException {
        Host.App app = tenant.app(region);
        String token = app.token(host).string("access_token");

        isEmpty(revoke(app.clientSecret()));

        assertThat(app.token(host).status()).isEqualTo(401);
        assertThat(introspect(token).text()).isEqualTo("{\"active\":false}");
        JsonObject shown = tenant.admin().get(app.path()).json();
        assertThat(shown.isNull("secretHint")).isTrue();
        JsonObject check = tenant.admin()
                .get(app.path() + "/issuance")
                .json()
                .getJsonArray("checks")
                .getJsonObject(0);
        assertThat(check.getString("check")).isEqualTo("credential");
        assertThat(check.getBoolean("passed")).isFalse();
        assertThat(check.getString("reason")).isEqualTo("credential_missing");

        Answer regenerated = tenant.admin().post(app.path() + "/secret");
        assertThat(host.anonymous
                        .token(app.clientId(), regenerated.string("clientSecret"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAppWithAKeyGoesOnWithItsKey() throws IOException {
        AppKey key = AppKey.fresh();
        Host.App app = tenant.app(region);
        tenant.admin().put(app.path() + "/public-keys", key.body());

        isEmpty(revoke(app.clientSecret()));

        assertThat(app.token(host).status()).isEqualTo(401);
        assertThat(AppKey.token(host, key.assertion(host, app.clientId())).status())
                .isEqualTo(200);
    }

    @Test
    void aResourceServersSecretDiesToo() throws IOException {
        JsonObject made = Host.created(host.operator.post("/api/v1/resource-servers", "{\"name\":\"Documents\"}"));

        isEmpty(revoke(made.getString("clientSecret")));

        Answer shown = host.operator.get("/api/v1/resource-servers/" + made.getString("id"));
        assertThat(shown.json().isNull("secretHint")).isTrue();
        assertThat(actorOfTheLast(host.operator, "resource_server.secret_revoked"))
                .isEqualTo("holder of the secret");
    }

    @Test
    void aManagementKeyAndItsSessionsDieToo() throws IOException {
        JsonObject made = Host.created(
                tenant.admin().post("/api/v1/management-keys", "{\"name\":\"Leaked\",\"role\":\"tenant-viewer\"}"));
        String key = made.getString("key");
        String body = "{\"key\":\"" + key + "\"}";
        Http session = host.anonymous.bearing(
                host.anonymous.post("/api/v1/session", body).string("accessToken"));
        assertThat(session.get("/api/v1/apps").status()).isEqualTo(200);

        isEmpty(revoke(key));

        assertThat(session.get("/api/v1/apps").status()).isEqualTo(401);
        assertThat(host.anonymous.post("/api/v1/session", body).status()).isEqualTo(401);
        assertThat(tenant.admin()
                        .get("/api/v1/management-keys/" + made.getString("id"))
                        .status())
                .isEqualTo(404);
        assertThat(tenant.admin()
                        .get("/api/v1/audit-events?action=management_key.deleted&limit=1")
                        .text())
                .contains("holder of the secret");
    }

    @Test
    void anInvitationThatIsPendingIsCancelled() throws IOException {
        JsonObject made = Host.created(tenant.admin()
                .post(
                        "/api/v1/invitations",
                        "{\"email\":\"" + Host.fresh("guest")
                                + "@acme.example\",\"displayName\":\"G\",\"roles\":[\"tenant-viewer\"]}"));
        String token = made.getString("link").replaceFirst(".*#(token=)?", "");

        isEmpty(revoke(token));

        Answer accepted = host.anonymous.post(
                "/api/v1/invitations/acceptance",
                "{\"token\":\"" + token + "\",\"password\":\"" + Host.MEMBER_PASSWORD + "\"}");
        assertThat(accepted.status()).isEqualTo(410);
        assertThat(tenant.admin()
                        .get("/api/v1/invitations/" + made.getString("id"))
                        .string("state"))
                .isEqualTo("cancelled");
        assertThat(actorOfTheLast(tenant.admin(), "invitation.cancelled")).isEqualTo("holder of the secret");
    }

    private static String actorOfTheLast(Http reader, String action) {
        return reader.get("/api/v1/audit-events?action=" + action + "&limit=1")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("actor")
                .getString("type");
    }

    @Test
    void theAnswerDoesNotTellWhetherTheSecretWasKnown() throws IOException {
        Host.App app = tenant.app(region);

        isEmpty(revoke("mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40"));
        isEmpty(revoke("mms_mistyped"));
        isEmpty(revoke("anything"));
        isEmpty(revoke(app.clientSecret()));
        isEmpty(revoke(app.clientSecret()));
    }

    @Test
    void anIllFormedRequestIsRefused() throws IOException {
        for (Answer answer : List.of(
                form(""),
                form("client_secret="),
                form("client_secret=a&client_secret=b"),
                post("/connect/revoke-secret", "application/json", "{}"),
                post("/connect/revoke-secret?client_secret=a", FORM, ""))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.string("error")).isEqualTo("invalid_request");
        }
        assertThat(host.anonymous.astray().get("/connect/revoke-secret").status())
                .isEqualTo(405);
    }

    @Test
    void moreThanThirtyAMinuteFromOneAddressAreRefused() throws IOException {
        RawHttp one = RawHttp.plain(server).from("127.0.0.77");
        for (int i = 0; i < A_MINUTE; i++) {
            assertThat(unknown(one).status()).isEqualTo(200);
        }

        Answer refused = unknown(one);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("slow_down");
        assertThat(refused.header("Retry-After").orElseThrow()).matches("[1-9][0-9]?");
        assertThat(unknown(RawHttp.plain(server).from("127.0.0.78")).status())
                .as("another address")
                .isEqualTo(200);
    }

    private static Answer unknown(RawHttp client) throws IOException {
        return client.post("/connect/revoke-secret", FORM, "client_secret=unknown");
    }
}
