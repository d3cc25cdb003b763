package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A replaced secret goes on working beside the new one, for as long as was asked for (rules §6, overlap). */
@OnServer
class SecretOverlapIT {
    private static final String A_DAY = "{\"overlap\":\"P1D\"}";

    private final MintmarkServer server;
    private final Host host;
    private final Host.Tenant tenant;
    private final String region;
    private final Host.App app;

    SecretOverlapIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
        this.tenant = host.tenant();
        this.region = host.region();
        this.app = tenant.app(region);
    }

    private String secret() {
        return app.path() + "/secret";
    }

    private String regenerate(String body) {
        Answer answer = tenant.admin().post(secret(), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.string("clientSecret");
    }

    private Answer token(String clientSecret) {
        return host.anonymous.token(app.clientId(), clientSecret);
    }

    private String issued(String clientSecret) {
        Answer answer = token(clientSecret);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.string("access_token");
    }

    private boolean isActive(String token) {
        Host.App asking = tenant.app(region);
        Answer answer = host.anonymous.send(
                "POST",
                "/connect/introspect",
                BodyPublishers.ofString(Http.formBody(Map.of("token", token))),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + Http.base64(asking.clientId() + ":" + asking.clientSecret()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().getBoolean("active");
    }

    private JsonObject shown() {
        return tenant.admin().get(app.path()).json();
    }

    @Test
    void bothSecretsGetTokensAndTheAppSaysUntilWhenAndWhenTheOldOneWasLastUsed() {
        Answer regenerated = tenant.admin().post(secret(), A_DAY);

        assertThat(regenerated.status()).as(regenerated.text()).isEqualTo(200);
        assertThat(regenerated.header("Cache-Control")).contains("no-store");
        Instant end = Instant.parse(regenerated.string("previousSecretExpiresAt"));
        assertThat(end)
                .isEqualTo(Instant.parse(regenerated.string("secretCreatedAt")).plus(Duration.ofDays(1)));
        issued(regenerated.string("clientSecret"));
        issued(app.clientSecret());
        Condition.await("the use of the old secret", () -> !shown().getJsonObject("previousSecret")
                .isNull("lastUsedAt"));
        JsonObject previous = shown().getJsonObject("previousSecret");
        assertThat(previous.getString("hint"))
                .isEqualTo(app.clientSecret().substring(app.clientSecret().length() - 4));
        assertThat(Instant.parse(previous.getString("expiresAt"))).isEqualTo(end);
        JsonObject activity = tenant.admin().get(app.path() + "/activity").json();
        assertThat(activity.isNull("secretLastUsedAt")).isFalse();
        List<JsonObject> hours = activity.getJsonArray("hours").getValuesAs(JsonObject.class);
        assertThat(hours).extracting(hour -> hour.getInt("withPreviousSecret")).contains(1);
        assertThat(hours).extracting(hour -> hour.getInt("withNewSecret")).contains(1);
        assertThat(hours).extracting(hour -> hour.getInt("refused")).containsOnly(0);
        assertThat(tenant.admin().get("/api/v1/apps").text())
                .as("the list says it, too")
                .contains(previous.getString("expiresAt"));
    }

    @Test
    void endingTheOverlapKillsTheOldSecretAndItsTokensAndNoOther() {
        String before = issued(app.clientSecret());
        String second = regenerate(A_DAY);
        String ofOld = issued(app.clientSecret());
        String ofNew = issued(second);
        assertThat(isActive(before) && isActive(ofOld) && isActive(ofNew)).isTrue();

        assertThat(tenant.admin().delete(secret() + "/previous").status()).isEqualTo(204);

        assertThat(token(app.clientSecret()).status()).isEqualTo(401);
        assertThat(isActive(before)).isFalse();
        assertThat(isActive(ofOld)).isFalse();
        assertThat(isActive(ofNew)).isTrue();
        assertThat(token(second).status()).isEqualTo(200);
        assertThat(shown().isNull("previousSecret")).isTrue();
        assertThat(tenant.admin().delete(secret() + "/previous").status())
                .as("there is none any more")
                .isEqualTo(204);
    }

    @Test
    void aThirdSecretNeverWorks() {
        String second = regenerate(A_DAY);
        String third = regenerate(A_DAY);

        assertThat(token(app.clientSecret()).status()).isEqualTo(401);
        assertThat(token(second).status()).isEqualTo(200);
        assertThat(token(third).status()).isEqualTo(200);

        String fourth = regenerate("{}");
        assertThat(token(second).status()).isEqualTo(401);
        assertThat(token(third).status()).isEqualTo(401);
        assertThat(token(fourth).status()).isEqualTo(200);
    }

    @Test
    void withoutABodyOrWithoutAnOverlapTheOldSecretIsDead() {
        Answer regenerated = tenant.admin().post(secret());

        assertThat(regenerated.status()).as(regenerated.text()).isEqualTo(200);
        assertThat(regenerated.json().isNull("previousSecretExpiresAt")).isTrue();
        assertThat(token(app.clientSecret()).status()).isEqualTo(401);
        regenerate("{\"overlap\":null}");
        assertThat(token(regenerated.string("clientSecret")).status()).isEqualTo(401);
        assertThat(shown().isNull("previousSecret")).isTrue();
    }

    @Test
    void whatIsNoOverlapIsRefusedAndChangesNothing() {
        for (String overlap : List.of("PT59S", "P7DT1S", "P1W", "P1M", "tomorrow", "")) {
            Answer refused = tenant.admin().post(secret(), "{\"overlap\":\"" + overlap + "\"}");
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.text()).contains("\"overlap\"").contains("invalid_duration");
        }
        assertThat(tenant.admin().post(secret(), "{\"overlap\":60}").code()).isEqualTo("wrong_type");
        assertThat(tenant.admin().post(secret(), "{\"overlaps\":\"P1D\"}").code())
                .isEqualTo("unknown_field");
        assertThat(tenant.admin().post(secret(), "overlap=P1D").code()).isEqualTo("malformed_json");
        Answer form = tenant.admin()
                .astray()
                .send(
                        "POST",
                        secret(),
                        BodyPublishers.ofString("overlap=P1D"),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(form.code()).isEqualTo("unsupported_media_type");
        assertThat(token(app.clientSecret()).status()).isEqualTo(200);
        regenerate("{\"overlap\":\"PT1M\"}");
        regenerate("{\"overlap\":\"P7D\"}");
    }

    @Test
    void aVersionThatWasNotReadEndsNoOverlap() {
        String stale = tenant.admin().get(app.path()).header("ETag").orElseThrow();
        regenerate(A_DAY);

        Answer refused =
                tenant.admin().send("DELETE", secret() + "/previous", BodyPublishers.noBody(), "If-Match", stale);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(token(app.clientSecret()).status()).isEqualTo(200);
        assertThat(host.member(tenant.id(), "tenant-viewer")
                        .delete(secret() + "/previous")
                        .status())
                .isEqualTo(403);
        assertThat(host.tenant().admin().delete(secret() + "/previous").status())
                .isEqualTo(404);
    }

    /** From an address where nobody else sends secrets. */
    @Test
    void whoeverHoldsTheOldSecretKillsItAndTheNewOneGoesOn() throws IOException {
        String second = regenerate(A_DAY);
        String ofOld = issued(app.clientSecret());

        Answer revoked = RawHttp.plain(server)
                .from("127.0.0.81")
                .post(
                        "/connect/revoke-secret",
                        "application/x-www-form-urlencoded",
                        Http.formBody(Map.of("client_secret", app.clientSecret())));

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(token(app.clientSecret()).status()).isEqualTo(401);
        assertThat(isActive(ofOld)).isFalse();
        assertThat(token(second).status()).isEqualTo(200);
        JsonObject event = tenant.admin()
                .get("/api/v1/audit-events?action=app.secret_revoked&appId=" + app.id())
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(event.getJsonObject("actor").getString("type")).isEqualTo("holder of the secret");
    }
}
