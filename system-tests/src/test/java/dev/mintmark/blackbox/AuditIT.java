package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who changed what, when and from where (rules §9). */
@OnServer
class AuditIT {
    private static final String EVENTS = "/api/v1/audit-events";

    private final MintmarkServer server;
    private final Host host;
    private final Host.Tenant tenant;
    private final String region;

    AuditIT(MintmarkServer server, Host host) {
        this.server = server;
        this.host = host;
        this.tenant = host.tenant();
        this.region = host.region();
    }

    private static List<JsonObject> items(Http caller, String query) {
        Answer answer = caller.get(EVENTS + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<String> actions(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("action")).toList();
    }

    private JsonObject change(JsonObject event, String field) {
        return event.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
                .filter(change -> change.getString("field").equals(field))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChangeIsRecordedWithWhoWhenFromWhereAndWhat() {
        Host.App app = tenant.app(region, "Before");
        Answer changed = tenant.admin()
                .send(
                        "PATCH",
                        app.path(),
                        BodyPublishers.ofString("{\"name\":\"After\",\"allowedDomains\":[\"a.example\"]}"),
                        "Content-Type",
                        "application/merge-patch+json",
                        "X-Request-Id",
                        "an-id-of-the-caller");

        JsonObject event =
                items(tenant.admin(), "?action=app.changed&appId=" + app.id()).get(0);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(event.getJsonObject("actor").getString("type")).isEqualTo("member");
        assertThat(event.getJsonObject("actor").getString("name")).isEqualTo("Some Member");
        assertThat(event.getString("requestId")).isEqualTo("an-id-of-the-caller");
        assertThat(event.getString("address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
        assertThat(Instant.parse(event.getString("at"))).isAfterOrEqualTo(Instant.parse(changed.string("updatedAt")));
        assertThat(event.getJsonObject("target").getString("name")).isEqualTo("After");
        assertThat(event.getJsonArray("changes")).hasSize(2);
        assertThat(change(event, "name").getString("before")).isEqualTo("Before");
        assertThat(change(event, "name").getString("after")).isEqualTo("After");
        assertThat(change(event, "allowedDomains").getJsonArray("after")).hasSize(1);
    }

    @Test
    void everythingThatIsDoneToAnAppIsRecordedInOrder() {
        String plan = host.plan();
        Host.App app = tenant.app(region);
        tenant.admin().put(app.path() + "/plan", "{\"plan\":\"" + plan + "\"}");
        tenant.admin().post(app.path() + "/secret");
        tenant.admin().post(app.path() + "/secret", "{\"overlap\":\"P1D\"}");
        tenant.admin().delete(app.path() + "/secret/previous");
        tenant.admin().put(app.path() + "/public-keys", AppKey.fresh().body());
        tenant.admin().delete(app.path() + "/secret");
        tenant.admin().delete(app.path() + "/plan");
        tenant.admin().patch(app.path(), "{\"enabled\":false}");
        tenant.admin().delete(app.path());

        assertThat(actions(items(tenant.admin(), "?appId=" + app.id())))
                .containsExactly(
                        "app.deleted",
                        "app.changed",
                        "app.plan_changed",
                        "app.secret_removed",
                        "app.public_keys_changed",
                        "app.secret_overlap_ended",
                        "app.secret_regenerated",
                        "app.secret_regenerated",
                        "app.plan_changed",
                        "app.created");
    }

    @Test
    void whatChangesNothingOrIsRefusedIsNotRecorded() {
        Host.App app = tenant.app(region, "Same");
        tenant.admin().patch(app.path(), "{\"name\":\"Same\"}");
        tenant.admin().patch(app.path(), "{\"name\":\"\"}");
        tenant.admin().post("/api/v1/apps", "{\"name\":\"Same\",\"licenseRegion\":\"" + region + "\"}");

        assertThat(actions(items(tenant.admin(), "?appId=" + app.id()))).containsExactly("app.created");
    }

    @Test
    void theHolderOfALeakedSecretIsTheActorOfItsEnd() throws IOException {
        Host.App app = tenant.app(region);
        RawHttp.plain(server)
                .from("127.0.0.80")
                .post(
                        "/connect/revoke-secret",
                        "application/x-www-form-urlencoded",
                        Http.formBody(Map.of("client_secret", app.clientSecret())));

        JsonObject event = items(tenant.admin(), "?action=app.secret_revoked").get(0);

        assertThat(event.getJsonObject("actor").getString("type")).isEqualTo("holder of the secret");
        assertThat(event.getJsonObject("target").getString("id")).isEqualTo(app.id());
    }

    @Test
    void aTenantSeesItsOwnTrailOnlyAndAnOperatorSeesAll() {
        Host.App app = tenant.app(region);
        Host.Tenant other = host.tenant();
        String plan = host.plan();

        assertThat(items(other.admin(), "?appId=" + app.id())).isEmpty();
        assertThat(actions(items(other.admin(), "?limit=100")))
                .contains("tenant.created")
                .doesNotContain("app.created");
        assertThat(items(host.operator, "?appId=" + app.id())).hasSize(1);
        assertThat(items(host.operator, "?action=plan.created&limit=100"))
                .extracting(event -> event.getJsonObject("target").getString("id"))
                .contains(plan);
        assertThat(items(tenant.admin(), "?action=plan.created")).isEmpty();
    }

    @Test
    void anOperatorNarrowsTheTrailToOneTenant() {
        Host.App app = tenant.app(region);
        Host.Tenant other = host.tenant();
        other.app(region);
        host.plan();

        List<JsonObject> found = items(host.operator, "?limit=100&tenantId=" + tenant.id());

        assertThat(found).isNotEmpty().allSatisfy(event -> assertThat(event.getString("tenantId"))
                .isEqualTo(tenant.id()));
        assertThat(found)
                .extracting(event -> event.getJsonObject("target").getString("id"))
                .contains(app.id());
        assertThat(actions(items(host.operator, "?action=app.created&tenantId=" + other.id())))
                .containsExactly("app.created");
        assertThat(items(tenant.admin(), "?limit=100&tenantId=" + tenant.id())).isNotEmpty();
        assertThat(items(tenant.admin(), "?tenantId=" + other.id())).isEmpty();
        assertThat(items(host.operator, "?tenantId=00000000-0000-0000-0000-000000000000"))
                .isEmpty();
        assertThat(items(host.operator, "?tenantId=x")).isEmpty();

        Answer page = host.operator.get(EVENTS + "?limit=1&tenantId=" + tenant.id());
        assertThat(host.operator
                        .get(EVENTS + "?limit=1&tenantId=" + other.id() + "&cursor=" + page.string("nextCursor"))
                        .code())
                .isEqualTo("bad_parameter");

        Answer export = host.operator.send(
                "GET",
                EVENTS + "?tenantId=" + tenant.id() + "&appId=" + app.id(),
                BodyPublishers.noBody(),
                "Accept",
                "application/x-ndjson");
        assertThat(export.text().lines().map(line -> new Answer(200, export.headers(), line).string("tenantId")))
                .containsExactly(tenant.id());
    }

    @Test
    void theTrailIsFilteredByActorAndTimeAndRead25AtATime() {
        Host.App app = tenant.app(region);
        for (int i = 0; i < 3; i++) {
            tenant.admin().patch(app.path(), "{\"name\":\"Name " + i + "\"}");
        }
        List<JsonObject> all = items(tenant.admin(), "?appId=" + app.id());
        String second = all.get(2).getString("at");
        String actor = all.get(0).getJsonObject("actor").getString("id");

        Answer page = tenant.admin().get(EVENTS + "?limit=3&appId=" + app.id());
        Answer rest =
                tenant.admin().get(EVENTS + "?limit=3&appId=" + app.id() + "&cursor=" + page.string("nextCursor"));

        assertThat(page.json().getJsonArray("items")).hasSize(3);
        assertThat(rest.json().getJsonArray("items").getValuesAs(JsonObject.class))
                .containsExactly(all.get(3));
        assertThat(items(tenant.admin(), "?appId=" + app.id() + "&from=" + second))
                .isEqualTo(all.subList(0, 3));
        assertThat(items(tenant.admin(), "?appId=" + app.id() + "&to=" + second))
                .isEqualTo(all.subList(3, 4));
        assertThat(items(tenant.admin(), "?appId=" + app.id() + "&actor=" + actor))
                .isEqualTo(all);
        assertThat(items(tenant.admin(), "?actor=nobody")).isEmpty();
    }

    @Test
    void aFilterThatCannotBeReadIsRefusedByName() {
        Answer answer = tenant.admin().get(EVENTS + "?from=yesterday&to=x&action=app.eaten");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations())
                .containsExactlyInAnyOrder("from bad_parameter", "to bad_parameter", "action bad_parameter");
    }

    @Test
    void theTrailIsExportedALineForEachEvent() {
        Host.App app = tenant.app(region);
        for (int i = 0; i < 3; i++) {
            tenant.admin().patch(app.path(), "{\"name\":\"Export " + i + "\"}");
        }

        Answer export = tenant.admin()
                .send(
                        "GET",
                        EVENTS + "?limit=1&appId=" + app.id(),
                        BodyPublishers.noBody(),
                        "Accept",
                        "application/x-ndjson");

        assertThat(export.header("Content-Type").orElse("")).startsWith("application/x-ndjson");
        assertThat(export.text().lines().map(line -> new Answer(200, export.headers(), line).string("action")))
                .containsExactly("app.changed", "app.changed", "app.changed", "app.created");
    }

    @Test
    void theChainsHold() {
        tenant.app(region);

        Answer answer = host.operator.get(EVENTS + "/verification");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().getBoolean("holds")).as(answer.text()).isTrue();
        assertThat(answer.json().getJsonArray("chains").getValuesAs(JsonObject.class))
                .anyMatch(chain -> !chain.isNull("tenantId")
                        && chain.getString("tenantId").equals(tenant.id())
                        && chain.getInt("records") > 1);
        assertThat(tenant.admin().get(EVENTS + "/verification").status()).isEqualTo(403);
    }
}
