package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People see where they are signed in, and end it; their admins, too (http-api §2, sign-in). */
@OnServer
class SessionListIT {
    private static final String SESSION = "/api/v1/session";
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    private final Host host;
    private final Host.Tenant tenant;
    private final String email = Host.fresh("person") + "@tenant.example";
    private final String memberId;

    SessionListIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.memberId = Host.created(host.operator.post(
                        "/api/v1/tenants/" + tenant.id() + "/members",
                        "{\"email\":\"" + email + "\",\"displayName\":\"A Person\",\"password\":\""
                                + Host.MEMBER_PASSWORD + "\",\"roles\":[\"tenant-viewer\"]}"))
                .getString("id");
    }

    @Test
    void showsSinceWhenFromWhereAndWithWhat() {
        Instant before = Instant.now().minusSeconds(5);
        Answer here = signIn(FIREFOX);
        signIn(IPHONE);
        signIn("<script>alert(1)</script>");

        List<JsonObject> shown = sessions(http(here));

        assertThat(shown).hasSize(3).allSatisfy(session -> {
            assertThat(session.getString("address")).isIn("127.0.0.1", "::1");
            assertThat(Instant.parse(session.getString("createdAt"))).isAfter(before);
            assertThat(session.getString("lastUsedAt")).isEqualTo(session.getString("createdAt"));
        });
        assertThat(shown)
                .extracting(session -> session.getString("browser"))
                .containsExactly("Firefox on Linux", "Safari on iPhone", "Another program");
        assertThat(shown).extracting(session -> session.getBoolean("current")).containsExactly(true, false, false);
        assertThat(http(here).get(SESSIONS + "?limit=2").json().isNull("nextCursor"))
                .isFalse();
    }

    @Test
    void showsWhatRefreshedItLast() {
        Answer here = signIn(FIREFOX);

        Answer refreshed = host.anonymous.send(
                "POST", SESSION + "/refresh", BodyPublishers.noBody(), "Cookie", cookie(here), "User-Agent", IPHONE);

        JsonObject shown = sessions(http(refreshed)).get(0);
        assertThat(shown.getString("browser")).isEqualTo("Safari on iPhone");
        assertThat(Instant.parse(shown.getString("lastUsedAt"))).isAfter(Instant.parse(shown.getString("createdAt")));
    }

    @Test
    void oneIsEndedAtOnceAndTheOthersGoOn() {
        Answer here = signIn(FIREFOX);
        Answer elsewhere = signIn(IPHONE);
        String path = SESSIONS + "/" + sessions(http(here)).get(1).getString("id");

        assertThat(http(here).delete(path).status()).isEqualTo(204);

        assertThat(http(elsewhere).get("/api/v1/tenant").status()).isEqualTo(401);
        assertThat(host.anonymous
                        .send("POST", SESSION + "/refresh", BodyPublishers.noBody(), "Cookie", cookie(elsewhere))
                        .status())
                .isEqualTo(401);
        assertThat(sessions(http(here))).hasSize(1);
        assertThat(http(here).delete(path).status()).as("no more").isEqualTo(404);
        assertThat(tenant.admin().get("/api/v1/audit-events?limit=1").text()).contains("session.ended", memberId);
    }

    @Test
    void nobodyElsesIsSeenOrEnded() {
        String own = sessions(http(signIn(FIREFOX))).get(0).getString("id");

        assertThat(tenant.admin().delete(SESSIONS + "/" + own).status())
                .as("the admin's own list")
                .isEqualTo(404);
        assertThat(host.operator.delete(SESSIONS + "/" + own).status()).isEqualTo(404);
        assertThat(host.operator.delete(SESSIONS + "/nonsense").status()).isEqualTo(404);
        assertThat(tenant.admin().get(SESSIONS).text()).doesNotContain(own);
        Host.Tenant other = host.tenant();
        String path = "/api/v1/members/" + memberId + "/sessions";
        assertThat(other.admin().get(path).status()).isEqualTo(404);
        assertThat(other.admin().delete(path).status()).isEqualTo(404);
        assertThat(host.operator
                        .get("/api/v1/tenants/" + other.id() + "/members/" + memberId + "/sessions")
                        .status())
                .as("of another tenant")
                .isEqualTo(404);
        assertThat(host.operator
                        .delete("/api/v1/operators/" + memberId + "/sessions")
                        .status())
                .as("no operator")
                .isEqualTo(404);
    }

    @Test
    void anAdminAndAnOperatorSeeAMembersAndEndAllOfThem() {
        for (Http manager : List.of(tenant.admin(), host.operator)) {
            Answer here = signIn(FIREFOX);
            String path = (manager == host.operator ? "/api/v1/tenants/" + tenant.id() : "/api/v1") + "/members/"
                    + memberId + "/sessions";
            assertThat(sessions(manager, path)).singleElement().satisfies(session -> assertThat(
                            session.getBoolean("current"))
                    .isFalse());

            assertThat(manager.delete(path).status()).isEqualTo(204);

            assertThat(http(here).get("/api/v1/tenant").status()).isEqualTo(401);
            assertThat(sessions(manager, path)).isEmpty();
        }
        assertThat(host.operator.get("/api/v1/tenants").status()).isEqualTo(200);
    }

    @Test
    void aManagementKeySeesAndEndsNoneOfItsMakers() {
        String key = Host.created(
                        tenant.admin().post("/api/v1/management-keys", "{\"name\":\"CI\",\"role\":\"tenant-viewer\"}"))
                .getString("key");
        Http automation = host.anonymous.bearing(
                host.anonymous.post(SESSION, "{\"key\":\"" + key + "\"}").string("accessToken"));
        String own = sessions(tenant.admin()).get(0).getString("id");

        assertThat(automation.get(SESSIONS).code()).isEqualTo("forbidden");
        assertThat(automation.delete(SESSIONS + "/" + own).code()).isEqualTo("forbidden");
        assertThat(tenant.admin().get("/api/v1/tenant").status()).isEqualTo(200);
    }

    private Answer signIn(String userAgent) {
        Answer signedIn = host.anonymous.send(
                "POST",
                SESSION,
                BodyPublishers.ofString("{\"email\":\"" + email + "\",\"password\":\"" + Host.MEMBER_PASSWORD + "\"}"),
                "Content-Type",
                "application/json",
                "User-Agent",
                userAgent);
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        return signedIn;
    }

    private static List<JsonObject> sessions(Http reader) {
        return sessions(reader, SESSIONS);
    }

    private static List<JsonObject> sessions(Http reader, String path) {
        return reader.get(path).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private Http http(Answer signedIn) {
        return host.anonymous.bearing(signedIn.string("accessToken"));
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").orElseThrow().split("; ")[0];
    }
}
