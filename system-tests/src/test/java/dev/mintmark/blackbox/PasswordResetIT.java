package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who has lost the password gets a link from an admin or operator, and chooses another one by it (http-api §2). */
@OnServer
class PasswordResetIT {
    private static final String SESSION = "/api/v1/session";
    private static final String RESET = SESSION + "/reset";
    private static final String CHOSEN = "quite another long password";

    private final Host host;
    private final Host.Tenant tenant;
    private final String email = Host.fresh("person") + "@people.example";
    private final String path;

    PasswordResetIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.path = "/members/"
                + Host.created(host.operator.post(
                                "/api/v1/tenants/" + tenant.id() + "/members",
                                "{\"email\":\"" + email + "\",\"displayName\":\"A Person\",\"password\":\""
                                        + Host.MEMBER_PASSWORD + "\",\"roles\":[\"tenant-viewer\"]}"))
                        .getString("id");
    }

    @Test
    void theLinkOfAnAdminOrAnOperatorLetsTheMemberChooseAnotherPasswordOnce() {
        for (Http manager : List.of(tenant.admin(), host.operator)) {
            Http before = host.anonymous.signedIn(email, Host.MEMBER_PASSWORD);

            Answer made = manager.post(pathFor(manager) + "/reset");

            assertThat(made.status()).as(made.text()).isEqualTo(200);
            assertThat(made.header("Cache-Control")).contains("no-store");
            assertThat(made.string("link"))
                    .startsWith(host.anonymous.uri("/reset#token=mmp_").toString());
            assertThat(Duration.between(Instant.now(), Instant.parse(made.string("expiresAt"))))
                    .isBetween(Duration.ofHours(23), Duration.ofHours(24));
            assertThat(before.get("/api/v1/tenant").status())
                    .as("a session of before")
                    .isEqualTo(401);

            assertThat(reset(token(made), "short").violations()).containsExactly("password weak_password");
            assertThat(reset(token(made), CHOSEN).status()).isEqualTo(204);

            Answer signedIn = signIn(CHOSEN);
            assertThat(signedIn.json().getJsonObject("member").getBoolean("passwordChangeRequired"))
                    .isFalse();
            assertThat(signIn(Host.MEMBER_PASSWORD).code()).isEqualTo("sign_in_failed");
            Answer again = reset(token(made), Host.MEMBER_PASSWORD);
            assertThat(again.status()).isEqualTo(410);
            assertThat(again.code()).isEqualTo("reset_expired");
            host.operator.patch(
                    "/api/v1/tenants/" + tenant.id() + path, "{\"password\":\"" + Host.MEMBER_PASSWORD + "\"}");
        }
    }

    @Test
    void ofManyWhoUseItAtOnceOneSucceeds() {
        String token = token(tenant.admin().post(pathFor(tenant.admin()) + "/reset"));

        List<Answer> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> Condition.served(() -> reset(token, CHOSEN))))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).containsOnly(204, 410);
    }

    @Test
    void theNextLinkTakesThePlaceOfTheFirstAndAFoundOneIsKilled() {
        String first = token(tenant.admin().post(pathFor(tenant.admin()) + "/reset"));
        String second = token(tenant.admin().post(pathFor(tenant.admin()) + "/reset"));
        assertThat(reset(first, CHOSEN).code()).isEqualTo("reset_expired");

        Answer revoked = host.anonymous.send(
                "POST",
                "/connect/revoke-secret",
                BodyPublishers.ofString("client_secret=" + second),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(reset(second, CHOSEN).code()).isEqualTo("reset_expired");
        assertThat(signIn(Host.MEMBER_PASSWORD).status())
                .as("the password stays")
                .isEqualTo(200);
    }

    @Test
    void aLinkIsOfNoUseOnceItsMakerIsRemoved() {
        String olga = Host.fresh("olga") + "@people.example";
        JsonObject maker = Host.created(host.operator.post(
                "/api/v1/operators",
                "{\"email\":\"" + olga + "\",\"displayName\":\"Olga\",\"password\":\"" + Host.MEMBER_PASSWORD
                        + "\",\"roles\":[\"platform-admin\"]}"));
        Answer made = host.anonymous
                .signedIn(olga, Host.MEMBER_PASSWORD)
                .post("/api/v1/tenants/" + tenant.id() + path + "/reset");

        host.operator.delete("/api/v1/operators/" + maker.getString("id"));

        assertThat(reset(token(made), CHOSEN).code()).isEqualTo("reset_expired");
    }

    @Test
    void nobodyResetsAboveOrBesideThemselves() {
        Http viewer = host.anonymous.signedIn(email, Host.MEMBER_PASSWORD);
        String own = "/api/v1" + path + "/reset";

        assertThat(viewer.post(own).status()).isEqualTo(403);
        assertThat(host.tenant().admin().post(own).status()).isEqualTo(404);
        assertThat(host.operator
                        .post("/api/v1/operators" + path.substring("/members".length()) + "/reset")
                        .status())
                .as("no operator")
                .isEqualTo(404);
        assertThat(viewer.get("/api/v1/tenant").status())
                .as("the session goes on")
                .isEqualTo(200);
        assertThat(host.anonymous.astray().post(RESET, "{}").violations()).containsExactly("token required");
        assertThat(reset("mmp_mistyped", CHOSEN).code()).isEqualTo("reset_expired");
    }

    @Test
    void theTrailTellsWhoMadeItAndThatTheHolderUsedItButNoToken() {
        Answer made = tenant.admin().post(pathFor(tenant.admin()) + "/reset");
        reset(token(made), CHOSEN);

        Answer trail = tenant.admin().get("/api/v1/audit-events?limit=2");

        assertThat(trail.text())
                .contains("member.password_changed", "holder of the reset link", "member.reset_link_made")
                .doesNotContain(token(made), CHOSEN);
        assertThat(tenant.admin().get("/api/v1" + path).text()).doesNotContain("mmp_");
    }

    private String pathFor(Http manager) {
        return (manager == host.operator ? "/api/v1/tenants/" + tenant.id() : "/api/v1") + path;
    }

    private Answer signIn(String password) {
        return host.anonymous.post(SESSION, "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private Answer reset(String token, String password) {
        return host.anonymous.post(RESET, "{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}");
    }

    private static String token(Answer made) {
        return made.string("link").split("#token=", 2)[1];
    }
}
