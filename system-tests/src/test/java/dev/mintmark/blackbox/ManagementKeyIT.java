package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Automation signs in by a management key instead of a person (http-api §2). */
@OnServer
class ManagementKeyIT {
    private static final String KEYS = "/api/v1/management-keys";
    private static final String SESSION = "/api/v1/session";

    private final Host host;
    private final Host.Tenant tenant;

    ManagementKeyIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
    }

    @Test
    void aKeySignsInWithItsRoleWithoutACookie() {
        JsonObject key = made(tenant.admin(), "tenant-viewer");

        Answer signedIn = signIn(key);

        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        assertThat(signedIn.header("Set-Cookie")).isEmpty();
        assertThat(signedIn.json().getInt("expiresIn")).isEqualTo(300);
        Http automation = host.anonymous.bearing(signedIn.string("accessToken"));
        assertThat(automation.get("/api/v1/apps").status()).isEqualTo(200);
        assertThat(automation.get(KEYS).status()).as("above its role").isEqualTo(403);
        assertThat(tenant.admin().get(KEYS + "/" + key.getString("id")).string("lastUsedAt"))
                .isNotNull();
    }

    @Test
    void whatAKeyDoesIsRecordedUnderItsName() {
        JsonObject key = made(tenant.admin(), "tenant-admin");
        Http automation = host.anonymous.bearing(signIn(key).string("accessToken"));
        String region = host.region();

        Host.created(
                automation.post("/api/v1/apps", "{\"name\":\"By automation\",\"licenseRegion\":\"" + region + "\"}"));

        JsonObject created = tenant.admin()
                .get("/api/v1/audit-events?action=app.created&limit=1")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(created.getJsonObject("actor").getString("type")).isEqualTo("management_key");
        assertThat(created.getJsonObject("actor").getString("id")).isEqualTo(key.getString("id"));
    }

    @Test
    void aKeyIsShownOnceAndToNobodyElse() {
        JsonObject key = made(tenant.admin(), "tenant-admin");
        String plain = key.getString("key");

        assertThat(plain).matches("mmk_[0-9A-Za-z]{49}").endsWith(key.getString("hint"));
        assertThat(tenant.admin().get(KEYS).text())
                .contains(key.getString("id"))
                .doesNotContain(plain);
        assertThat(host.tenant().admin().get(KEYS + "/" + key.getString("id")).status())
                .isEqualTo(404);
        assertThat(host.operator.get(KEYS).text()).doesNotContain(key.getString("id"));
    }

    @Test
    void aDeletedKeyIsRefusedAtOnceAndSoIsItsSession() {
        JsonObject key = made(tenant.admin(), "tenant-admin");
        Http automation = host.anonymous.bearing(signIn(key).string("accessToken"));

        assertThat(tenant.admin().delete(KEYS + "/" + key.getString("id")).status())
                .isEqualTo(204);

        assertThat(automation.get("/api/v1/apps").status()).isEqualTo(401);
        assertThat(signIn(key).code()).isEqualTo("sign_in_failed");
        assertThat(tenant.admin().delete(KEYS + "/" + key.getString("id")).status())
                .isEqualTo(404);
    }

    @Test
    void aKeyDiesWithItsMakersMembership() {
        Http leaver = host.member(tenant.id(), "tenant-admin");
        JsonObject key = made(leaver, "tenant-admin");
        Http automation = host.anonymous.bearing(signIn(key).string("accessToken"));

        assertThat(tenant.admin()
                        .delete("/api/v1/members/" + key.getString("madeBy"))
                        .status())
                .isEqualTo(204);

        assertThat(automation.get("/api/v1/apps").status()).isEqualTo(401);
        assertThat(signIn(key).code()).isEqualTo("sign_in_failed");
    }

    @Test
    void aKeyEndsAfterNinetyDaysUnlessSomebodyChoosesAndAfterAYearAtTheLatest() {
        Duration usual = Duration.between(Instant.now(), end(made(tenant.admin(), "tenant-admin")));
        assertThat(usual)
                .isBetween(
                        Duration.ofDays(90).minusMinutes(5), Duration.ofDays(90).plusMinutes(5));

        Instant later = Instant.now().plus(Duration.ofDays(367));
        assertThat(tenant.admin()
                        .post(KEYS, "{\"name\":\"K\",\"role\":\"tenant-admin\",\"expiresAt\":\"" + later + "\"}")
                        .violations())
                .containsExactly("expiresAt invalid_expiry");
    }

    @Test
    void aKeyThatAKeyMakesEndsWithItAndDiesWithItHoweverItIsRemoved() {
        for (boolean byFinder : new boolean[] {true, false}) {
            Instant end = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
            JsonObject maker = Host.created(tenant.admin()
                    .post(KEYS, "{\"name\":\"Maker\",\"role\":\"tenant-admin\",\"expiresAt\":\"" + end + "\"}"));
            JsonObject child = made(host.anonymous.bearing(signIn(maker).string("accessToken")), "tenant-admin");
            Http ofChild = host.anonymous.bearing(signIn(child).string("accessToken"));
            JsonObject grandchild = made(ofChild, "tenant-admin");
            Http ofGrandchild = host.anonymous.bearing(signIn(grandchild).string("accessToken"));
            JsonObject invitation = Host.created(ofGrandchild.post(
                    "/api/v1/invitations",
                    "{\"email\":\"" + Host.fresh("eve") + "@evil.example\",\"displayName\":\"Eve\","
                            + "\"roles\":[\"tenant-admin\"]}"));

            assertThat(child.getString("madeByKey")).isEqualTo(maker.getString("id"));
            assertThat(end(child)).isEqualTo(end);
            assertThat(end(grandchild)).isEqualTo(end);
            assertThat(ofChild.post(
                                    KEYS,
                                    "{\"name\":\"K\",\"role\":\"tenant-admin\",\"expiresAt\":\"" + end.plusSeconds(1)
                                            + "\"}")
                            .violations())
                    .containsExactly("expiresAt invalid_expiry");

            if (byFinder) {
                host.anonymous.send(
                        "POST",
                        "/connect/revoke-secret",
                        BodyPublishers.ofString("client_secret=" + maker.getString("key")),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
            } else {
                tenant.admin().delete(KEYS + "/" + maker.getString("id"));
            }

            assertThat(ofGrandchild.get("/api/v1/apps").status()).isEqualTo(401);
            for (JsonObject key : List.of(maker, child, grandchild)) {
                assertThat(signIn(key).code()).isEqualTo("sign_in_failed");
                assertThat(tenant.admin().get(KEYS + "/" + key.getString("id")).status())
                        .isEqualTo(404);
            }
            assertThat(tenant.admin()
                            .get("/api/v1/invitations/" + invitation.getString("id"))
                            .string("state"))
                    .isEqualTo("cancelled");
        }
    }

    /** Whoever steals a key would make others with it while it is being taken away. */
    @Test
    void noKeyIsLeftBehindOfThoseThatAreMadeWhileTheirMakerIsRevoked() throws Exception {
        JsonObject maker = made(tenant.admin(), "tenant-admin");
        Http automation = host.anonymous.bearing(signIn(maker).string("accessToken"));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Answer> answers = new ArrayList<>();
        try {
            CountDownLatch firstIsMade = new CountDownLatch(1);
            List<Future<List<Answer>>> makers = new ArrayList<>();
            for (int thread = 0; thread < 5; thread++) {
                makers.add(threads.submit(() -> {
                    List<Answer> own = new ArrayList<>();
                    do {
                        own.add(automation.post(KEYS, "{\"name\":\"Late\",\"role\":\"tenant-admin\"}"));
                        firstIsMade.countDown();
                    } while (own.get(own.size() - 1).status() == 201 && own.size() < 100);
                    return own;
                }));
            }
            firstIsMade.await();
            assertThat(tenant.admin().delete(KEYS + "/" + maker.getString("id")).status())
                    .isEqualTo(204);
            for (Future<List<Answer>> own : makers) {
                answers.addAll(own.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers).extracting(Answer::status).containsOnly(201, 401);
        for (Answer made : answers) {
            if (made.status() == 201) {
                assertThat(signIn(made.json()).code()).isEqualTo("sign_in_failed");
            }
        }
    }

    private static Instant end(JsonObject key) {
        return Instant.parse(key.getString("expiresAt"));
    }

    @Test
    void anOperatorsKeyManagesTheInstallation() {
        JsonObject key = made(host.operator, "platform-admin");

        Http automation = host.anonymous.bearing(signIn(key).string("accessToken"));

        assertThat(automation.get("/api/v1/tenants").status()).isEqualTo(200);
        assertThat(host.operator.delete(KEYS + "/" + key.getString("id")).status())
                .isEqualTo(204);
    }

    @Test
    void aKeyForNamedAppsFindsNoOthersAndDoesNothingElse() {
        String region = host.region();
        String own = tenant.app(region).id();
        String other = tenant.app(region).id();
        JsonObject key = Host.created(tenant.admin()
                .post(KEYS, "{\"name\":\"Pipeline\",\"role\":\"tenant-admin\",\"apps\":[\"" + own + "\"]}"));
        Http pipeline = host.anonymous.bearing(signIn(key).string("accessToken"));

        assertThat(key.getJsonArray("apps").getString(0)).isEqualTo(own);
        assertThat(pipeline.get("/api/v1/apps").json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(app -> app.getString("id"))
                .containsExactly(own);
        assertThat(pipeline.get("/api/v1/apps/" + own).status()).isEqualTo(200);
        assertThat(pipeline.patch("/api/v1/apps/" + own, "{\"enabled\":false}").status())
                .isEqualTo(200);
        assertThat(pipeline.post("/api/v1/apps/" + own + "/secret", "{}").status())
                .isEqualTo(200);
        assertThat(pipeline.get("/api/v1/tenant").status()).isEqualTo(200);
        for (Answer notFound : List.of(
                pipeline.get("/api/v1/apps/" + other),
                pipeline.get("/api/v1/apps/" + other + "/issuance"),
                pipeline.patch("/api/v1/apps/" + other, "{\"enabled\":false}"),
                pipeline.post("/api/v1/apps/" + other + "/secret", "{}"),
                pipeline.delete("/api/v1/apps/" + other + "/plan"),
                pipeline.delete("/api/v1/apps/" + other))) {
            assertThat(notFound.status()).isEqualTo(404);
        }
        for (Answer forbidden : List.of(
                pipeline.post("/api/v1/apps", "{\"name\":\"More\",\"licenseRegion\":\"" + region + "\"}"),
                pipeline.get("/api/v1/members"),
                pipeline.get("/api/v1/audit-events"),
                pipeline.get(KEYS),
                pipeline.post(KEYS, "{\"name\":\"Wider\",\"role\":\"tenant-admin\"}"))) {
            assertThat(forbidden.status()).isEqualTo(403);
        }
        assertThat(pipeline.delete("/api/v1/apps/" + own).status()).isEqualTo(204);
        assertThat(pipeline.get("/api/v1/apps").json().getJsonArray("items")).isEmpty();
        assertThat(tenant.admin()
                        .get("/api/v1/audit-events?action=management_key.created&limit=1")
                        .text())
                .contains(own);
    }

    @Test
    void appsOfAKeyAreThereAndItsOwnTenants() {
        String foreign = host.tenant().app(host.region()).id();

        assertThat(tenant.admin()
                        .post(KEYS, "{\"name\":\"K\",\"role\":\"tenant-viewer\",\"apps\":[\"" + foreign + "\"]}")
                        .violations())
                .containsExactly("apps[0] app_not_found");
        assertThat(tenant.admin()
                        .astray()
                        .post(KEYS, "{\"name\":\"K\",\"role\":\"tenant-viewer\",\"apps\":[]}")
                        .violations())
                .containsExactly("apps required");
    }

    @Test
    void aKeyHasAnyRoleThatIsNotAboveItsMakers() {
        for (String role : List.of("tenant-admin", "tenant-developer", "tenant-security", "tenant-viewer")) {
            assertThat(signIn(made(tenant.admin(), role))
                            .json()
                            .getJsonObject("member")
                            .getJsonArray("roles")
                            .getString(0))
                    .isEqualTo(role);
        }
        for (String role : List.of("platform-support", "platform-viewer")) {
            JsonObject key = made(host.operator, role);
            assertThat(host.anonymous
                            .bearing(signIn(key).string("accessToken"))
                            .get("/api/v1/tenants")
                            .status())
                    .isEqualTo(200);
            host.operator.delete(KEYS + "/" + key.getString("id"));
        }
    }

    @Test
    void everyFaultIsNamedAndNoKeyStandsAboveItsMaker() {
        assertThat(tenant.admin()
                        .astray()
                        .post(
                                KEYS,
                                "{\"name\":\"\",\"role\":\"platform-admin\",\"expiresAt\":\"" + Instant.EPOCH + "\"}")
                        .violations())
                .containsExactlyInAnyOrder("name required", "role invalid_role", "expiresAt invalid_expiry");
        assertThat(tenant.admin()
                        .astray()
                        .post(KEYS, "{\"expiresAt\":\"tomorrow\"}")
                        .code())
                .isEqualTo("wrong_type");
    }

    @Test
    void whatIsNoKeyIsRefusedAndAKeyGoesAlone() {
        for (String key :
                new String[] {"mmk_mistyped", "nonsense", "mms_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0q6T40"}) {
            Answer refused = host.anonymous.post(SESSION, "{\"key\":\"" + key + "\"}");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("sign_in_failed");
        }
        assertThat(host.anonymous.astray().post(SESSION, "{\"key\":\"\"}").violations())
                .containsExactly("key required");
        assertThat(host.anonymous
                        .astray()
                        .post(SESSION, "{\"key\":\"mmk_x\",\"email\":\"a@b.example\"}")
                        .code())
                .isEqualTo("unknown_field");
    }

    private JsonObject made(Http maker, String role) {
        return Host.created(maker.post(KEYS, "{\"name\":\"Deployment\",\"role\":\"" + role + "\"}"));
    }

    private Answer signIn(JsonObject key) {
        return host.anonymous.post(SESSION, "{\"key\":\"" + key.getString("key") + "\"}");
    }
}
