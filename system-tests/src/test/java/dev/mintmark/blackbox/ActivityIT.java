package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an app did at the token endpoint is shown a moment later (http-api §2, activity). */
@OnServer
class ActivityIT {
    private final Host host;
    private final Host.Tenant tenant;
    private final String region;

    ActivityIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.region = host.region();
    }

    private JsonObject activity(Host.App app) {
        Answer answer = tenant.admin().get(app.path() + "/activity");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static long sum(JsonObject activity, String member) {
        return activity.getJsonArray("hours").getValuesAs(JsonObject.class).stream()
                .mapToLong(hour -> hour.getJsonNumber(member).longValue())
                .sum();
    }

    private static long refusals(JsonObject activity, String reason) {
        return activity.getJsonArray("refusals").getValuesAs(JsonObject.class).stream()
                .filter(refusal -> refusal.getString("reason").equals(reason))
                .mapToLong(refusal -> refusal.getJsonNumber("count").longValue())
                .sum();
    }

    @Test
    void tokensAreCountedByHourAndTheLastOneIsTold() {
        Host.App app = tenant.app(region);
        String version = tenant.admin().get(app.path()).header("ETag").orElseThrow();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (int i = 0; i < 5; i++) {
            assertThat(app.token(host).status()).isEqualTo(200);
        }

        Condition.await("five tokens", () -> sum(activity(app), "issued") == 5);

        JsonObject activity = activity(app);
        List<JsonObject> hours = activity.getJsonArray("hours").getValuesAs(JsonObject.class);
        assertThat(hours).hasSize(48);
        assertThat(hours.get(47).getJsonNumber("issued").longValue()
                        + hours.get(46).getJsonNumber("issued").longValue())
                .isEqualTo(5);
        List<JsonObject> days = activity.getJsonArray("days").getValuesAs(JsonObject.class);
        assertThat(days).hasSize(30);
        assertThat(issued(days.subList(28, 30))).isEqualTo(5);
        assertThat(issued(days.subList(0, 28))).isZero();
        assertThat(Instant.parse(activity.getString("lastTokenIssuedAt"))).isBetween(before, Instant.now());
        Answer shown = tenant.admin().get(app.path());
        assertThat(shown.string("lastTokenIssuedAt")).isEqualTo(activity.getString("lastTokenIssuedAt"));
        assertThat(shown.header("ETag")).as("the app itself did not change").contains(version);
    }

    private static long issued(List<JsonObject> days) {
        return days.stream()
                .mapToLong(day -> day.getJsonNumber("issued").longValue())
                .sum();
    }

    @Test
    void theWeekOfSeveralAppsIsToldAtOnceAndNothingOfThoseOfOthers() {
        Host.App app = tenant.app(region);
        Host.App idle = tenant.app(region);
        Host.Tenant stranger = host.tenant();
        assertThat(app.token(host).status()).isEqualTo(200);
        String asked = "/api/v1/usage?apps=" + idle.id() + "," + app.id();

        Condition.await("a token", () -> usage(tenant.admin().get(asked), app) == 1);

        assertThat(usage(tenant.admin().get(asked), idle)).isZero();
        assertThat(usage(stranger.admin().get(asked), app)).isZero();
        assertThat(host.operator.get(asked).status()).isEqualTo(403);
        for (String bad : List.of("", "?apps=", "?apps=x", "?apps=" + app.id() + ",", "?apps=" + "x,".repeat(101))) {
            assertThat(tenant.admin().get("/api/v1/usage" + bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    private static long usage(Answer answer, Host.App app) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonObject> items = answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(items).hasSize(2);
        JsonObject item = items.stream()
                .filter(each -> each.getString("appId").equals(app.id()))
                .findFirst()
                .orElseThrow();
        List<JsonObject> days = item.getJsonArray("days").getValuesAs(JsonObject.class);
        assertThat(days).hasSize(7);
        return issued(days);
    }

    @Test
    void refusalsAreCountedByReason() {
        Host.App app = tenant.app(region);
        host.anonymous.token(app.clientId(), "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40");
        host.anonymous.tokenForm(Http.formBody(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                app.clientId(),
                "client_secret",
                app.clientSecret(),
                "scope",
                "other")));
        tenant.admin().patch(app.path(), "{\"enabled\":false}");
        app.token(host);
        app.token(host);

        Condition.await("four refusals", () -> sum(activity(app), "refused") == 4);

        JsonObject activity = activity(app);
        assertThat(refusals(activity, "app_disabled")).isEqualTo(2);
        assertThat(refusals(activity, "invalid_client")).isEqualTo(1);
        assertThat(refusals(activity, "unknown_scope")).isEqualTo(1);
        assertThat(activity.isNull("lastTokenIssuedAt")).isTrue();
        assertThat(activity.getInt("replacedSecretAttempts")).isZero();
    }

    @Test
    void triesWithAReplacedSecretAreRecognizedSinceTheLastRegenerationAndNeverAccepted() {
        Host.App app = tenant.app(region);
        tenant.admin().post(app.path() + "/secret");
        assertThat(app.token(host).status()).isEqualTo(401);
        assertThat(app.token(host).status()).isEqualTo(401);
        Condition.await("two tries", () -> activity(app).getInt("replacedSecretAttempts") == 2);

        tenant.admin().post(app.path() + "/secret");

        assertThat(activity(app).getInt("replacedSecretAttempts")).isZero();
        assertThat(app.token(host).status()).isEqualTo(401);
        Condition.await("one more try", () -> activity(app).getInt("replacedSecretAttempts") == 1);
    }

    @Test
    void onlyItsOwnTenantReadsAnAppsActivityAndOperatorsReadThatOfAll() {
        Host.App app = tenant.app(region);
        app.token(host);

        assertThat(host.tenant().admin().get(app.path() + "/activity").status()).isEqualTo(404);
        assertThat(host.operator.get(app.path() + "/activity").status()).isEqualTo(403);
        assertThat(host.member(tenant.id(), "tenant-viewer")
                        .get(app.path() + "/activity")
                        .status())
                .isEqualTo(200);
        Condition.await(
                "a token", () -> sum(host.operator.get("/api/v1/activity").json(), "issued") > 0);
        assertThat(tenant.admin().get("/api/v1/activity").status()).isEqualTo(403);
    }

    @Test
    void whatRetiringAPlanWouldBlockNamesTheLastToken() {
        String plan = host.plan();
        Host.App app = tenant.app(region);
        tenant.admin().put(app.path() + "/plan", "{\"plan\":\"" + plan + "\"}");
        app.token(host);

        Condition.await("the last token", () -> !host.operator
                .get("/api/v1/plans/" + plan + "/impact")
                .json()
                .isNull("lastTokenIssuedAt"));
        assertThat(host.operator.get("/api/v1/plans/" + plan + "/impact").string("lastTokenIssuedAt"))
                .isEqualTo(tenant.admin().get(app.path()).string("lastTokenIssuedAt"));
    }
}
