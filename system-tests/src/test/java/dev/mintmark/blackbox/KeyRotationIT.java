package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.verifier.Verifier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two servers on one PostgreSQL and one movable time: what happens to the signing keys through one holds on the other
 * (rules §8).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyRotationIT {
    private static final Duration ANNOUNCEMENT = Duration.ofHours(24);
    private static final String ROTATE = "/api/v1/signing-keys/rotate";
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);
    private static final int FAILURES_A_MINUTE = 10;
    private static final Pattern REFUSED_TOKENS = tokens("refused");
    private static final Pattern CHALLENGED_TOKENS = tokens("challenged");

    private static final Pattern INTROSPECTIONS = Pattern.compile(
            "^mintmark_http_request_duration_seconds_count\\{[^}]*route=\"/connect/introspect\"[^}]*} ([0-9]+)",
            Pattern.MULTILINE);

    private static Pattern tokens(String result) {
        return Pattern.compile(
                "^mintmark_token_requests_total\\{[^}]*result=\"" + result + "\"[^}]*} ([0-9.]+)", Pattern.MULTILINE);
    }

    private EmbeddedPostgres postgres;
    private MovableTime time;
    private MintmarkServer first;
    private MintmarkServer second;
    private Http one;
    private Http two;
    private Host.Tenant tenant;
    private Host.App app;
    private Verifier verifier;

    @BeforeAll
    void twoNodesAndAnApp() throws IOException {
        postgres = OnPostgreSql.start();
        time = MovableTime.create();
        Map<String, String> environment = new HashMap<>(time.environment());
        environment.putAll(Map.of(
                "MINTMARK_ISSUER", "http://localhost:9080",
                "MINTMARK_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                "MINTMARK_DB_USER", "postgres",
                "MINTMARK_DB_PASSWORD", "postgres",
                "MINTMARK_KEY_ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD,
                "MINTMARK_DPOP_NONCE", "true"));
        first = MintmarkServer.start(environment);
        second = MintmarkServer.start(environment);
        one = new Http(first.baseUri());
        two = new Http(second.baseUri());
        Host host = new Host(one);
        tenant = host.tenant();
        app = tenant.app(host.region());
        verifier = Verifier.builder("http://localhost:9080", "mintmark-api")
                .keysAt(one.uri("/.well-known/jwks.json"))
                .clock(time::now)
                .build();
    }

    @AfterAll
    void stop() throws IOException {
        try (EmbeddedPostgres database = postgres;
                MovableTime moved = time;
                MintmarkServer alpha = first;
                MintmarkServer beta = second;
                Verifier closed = verifier) {
            assertThat(List.of(database, moved, alpha, beta, closed)).doesNotContainNull();
        }
    }

    @Test
    @Order(1)
    void bothNodesSignWithTheOneKeyOfTheInstallation() {
        assertThat(signer(one)).isEqualTo(signer(two));
        assertThat(Keys.of(one).kids())
                .as("and publish the one that stands by")
                .containsExactlyInAnyOrder(signer(one), kid("announced"))
                .isEqualTo(Keys.of(two).kids());
    }

    @Test
    @Order(1)
    void whatIsChangedOnOneNodeIsInactiveAtOnceOnTheOther() {
        String token = token(two);
        assertThat(introspect(two, token)).contains("\"active\":true");

        tenant.admin().patch(app.path(), "{\"enabled\":false}");
        assertThat(introspect(two, token)).doesNotContain("\"active\":true").contains("app_disabled");
        tenant.admin().patch(app.path(), "{\"enabled\":true}");
        assertThat(introspect(two, token)).contains("\"active\":true");

        String replaced = app.clientSecret();
        Answer regenerated = tenant.admin().post(app.path() + "/secret");
        assertThat(regenerated.status()).as(regenerated.text()).isEqualTo(200);
        app = new Host.App(app.id(), app.clientId(), regenerated.string("clientSecret"));
        assertThat(introspect(two, token)).isEqualTo("{\"active\":false}");
        assertThat(two.token(app.clientId(), replaced).status()).isEqualTo(401);
    }

    @Test
    @Order(1)
    void aNonceForProofsThatOneNodeGivesOutCountsOnBoth() {
        var proofs = new Proofs("http://localhost:9080");
        Answer without = boundToken(one, proofs, null);
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.string("error")).isEqualTo("use_dpop_nonce");
        String nonce = without.header("DPoP-Nonce").orElseThrow();

        for (Http node : List.of(one, two)) {
            Answer bound = boundToken(node, proofs, nonce);
            assertThat(bound.status()).as(bound.text()).isEqualTo(200);
            assertThat(bound.string("token_type")).isEqualTo("DPoP");
            assertThat(bound.header("DPoP-Nonce")).isPresent();
            assertThat(boundToken(node, proofs, "A".repeat(43)).string("error")).isEqualTo("use_dpop_nonce");
        }
    }

    @Test
    @Order(1)
    void whoIsAskedForANonceIsNeitherCountedAsRefusedNorThrottled() {
        Host host = new Host(one);
        Host.App asked = tenant.app(host.region());
        var proofs = new Proofs("http://localhost:9080");
        double refusedBefore = value(one.get("/metrics").text(), REFUSED_TOKENS);
        for (int i = 0; i <= FAILURES_A_MINUTE; i++) {
            assertThat(boundToken(one, asked, proofs, null).string("error")).isEqualTo("use_dpop_nonce");
        }
        String metrics = one.get("/metrics").text();
        assertThat(value(metrics, CHALLENGED_TOKENS)).isGreaterThan(FAILURES_A_MINUTE);
        assertThat(value(metrics, REFUSED_TOKENS)).isEqualTo(refusedBefore);

        assertThat(one.token(asked.clientId(), app.clientSecret()).status())
                .as("the first failure of a minute")
                .isEqualTo(401);
        Condition.await("the refusal", () -> refusals(asked).contains("invalid_client"));
        assertThat(refusals(asked))
                .as("in the activity, which is written at once")
                .doesNotContain("nonce");
    }

    private String refusals(Host.App of) {
        return tenant.admin()
                .get(of.path() + "/activity")
                .json()
                .getJsonArray("refusals")
                .toString();
    }

    private static double value(String metrics, Pattern metric) {
        return metric.matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    @Test
    @Order(1)
    void anIssuerThatIsDisabledOnOneNodeProvesNothingOnTheOther() {
        try (ForeignIssuer platform = new ForeignIssuer()) {
            Host host = new Host(one);
            Host.App federated = tenant.app(host.region());
            String trusted = Host.created(host.operator.post(
                            "/api/v1/trusted-issuers", "{\"name\":\"CI\",\"issuer\":\"" + platform.issuer() + "\"}"))
                    .getString("id");
            Answer put = tenant.admin()
                    .put(
                            federated.path() + "/federated-credentials",
                            "{\"credentials\":[{\"name\":\"Main\",\"issuer\":\"" + trusted
                                    + "\",\"subject\":\"repo:acme/billing\"}]}");
            assertThat(put.status()).as(put.text()).isEqualTo(200);
            String form = Http.formBody(Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    federated.clientId(),
                    "client_assertion_type",
                    AppKey.JWT_BEARER,
                    "client_assertion",
                    platform.token("http://localhost:9080", "repo:acme/billing", claims -> {})));
            assertThat(two.tokenForm(form).status()).as("its keys are known").isEqualTo(200);

            host.operator.patch("/api/v1/trusted-issuers/" + trusted, "{\"enabled\":false}");
            assertThat(two.tokenForm(form).status()).isEqualTo(401);
            host.operator.patch("/api/v1/trusted-issuers/" + trusted, "{\"enabled\":true}");
            assertThat(two.tokenForm(form).status()).isEqualTo(200);
            tenant.admin().put(federated.path() + "/federated-credentials", "{\"credentials\":[]}");
            assertThat(two.tokenForm(form).status())
                    .as("without the credential")
                    .isEqualTo(401);
        }
    }

    private Answer boundToken(Http node, Proofs proofs, String nonce) {
        return boundToken(node, app, proofs, nonce);
    }

    private Answer boundToken(Http node, Host.App client, Proofs proofs, String nonce) {
        return node.tokenForm(
                "grant_type=client_credentials",
                "Authorization",
                "Basic " + Http.base64(client.clientId() + ":" + client.clientSecret()),
                "DPoP",
                proofs.proof(time.now(), nonce).serialize());
    }

    @Test
    @Order(1)
    void aHundredVerifiersAtOneNodeRefuseWhatIsReplacedOnTheOther() {
        Host host = new Host(one);
        Host.App leaked = tenant.app(host.region());
        String token = two.token(leaked.clientId(), leaked.clientSecret()).string("access_token");
        JsonObject api = Host.created(host.operator.post("/api/v1/resource-servers", "{\"name\":\"Documents\"}"));
        introspect(one, token);
        introspect(two, token);
        try (var hundred = new FollowingVerifiers(100, two, "http://localhost:9080", api, time::now)) {
            hundred.awaitAllWaiting();
            assertThat(hundred.allAccept(token)).isTrue();
            long introspectedByOne = introspections(one);
            long introspectedByTwo = introspections(two);
            assertThat(List.of(introspectedByOne, introspectedByTwo))
                    .as("counted")
                    .doesNotContain(0L);

            Answer replaced = tenant.admin().post(leaked.path() + "/secret");
            Condition.await("refused by all", () -> hundred.allRefuse(token));

            assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
            String next = two.token(leaked.clientId(), replaced.string("clientSecret"))
                    .string("access_token");
            assertThat(hundred.allAccept(next)).as("got with the new secret").isTrue();
            assertThat(introspections(one)).isEqualTo(introspectedByOne);
            assertThat(introspections(two)).isEqualTo(introspectedByTwo);
        }
    }

    /** How many questions about tokens this node has answered, in whatever way. */
    private static long introspections(Http node) {
        return INTROSPECTIONS
                .matcher(node.get("/metrics").text())
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    @Test
    @Order(1)
    void anOverlapOfSecretsThatIsEndedOnOneNodeIsOverOnTheOther() {
        Host.App rotated = tenant.app(new Host(one).region());
        Answer regenerated = tenant.admin().post(rotated.path() + "/secret", "{\"overlap\":\"P1D\"}");
        String ofOld = two.token(rotated.clientId(), rotated.clientSecret()).string("access_token");
        String ofNew = two.token(rotated.clientId(), regenerated.string("clientSecret"))
                .string("access_token");
        assertThat(introspect(two, ofOld)).contains("\"active\":true");

        assertThat(tenant.admin().delete(rotated.path() + "/secret/previous").status())
                .isEqualTo(204);

        assertThat(two.token(rotated.clientId(), rotated.clientSecret()).status())
                .isEqualTo(401);
        assertThat(introspect(two, ofOld)).isEqualTo("{\"active\":false}");
        assertThat(introspect(two, ofNew)).contains("\"active\":true");
    }

    @Test
    @Order(1)
    void whatOperatorsAndMembersTakeAwayOnOneNodeGetsNoTokenOnTheOther() {
        Host host = new Host(one);
        Host.Tenant other = host.tenant();
        String region = host.region();
        String plan = host.plan();
        Host.App with = other.app(region);
        Host.App deleted = other.app(region);
        other.admin().put(with.path() + "/plan", "{\"plan\":\"" + plan + "\"}");
        assertThat(two.token(with.clientId(), with.clientSecret()).status()).isEqualTo(200);
        assertThat(two.token(deleted.clientId(), deleted.clientSecret()).status())
                .isEqualTo(200);

        assertThat(other.admin().delete(deleted.path()).status()).isEqualTo(204);
        assertThat(two.token(deleted.clientId(), deleted.clientSecret()).status())
                .as("a deleted app")
                .isEqualTo(401);
        host.planBecomes(plan, "archived");
        host.planBecomes(plan, "retired");
        assertThat(two.token(with.clientId(), with.clientSecret()).text()).contains("plan_retired");
        host.planBecomes(plan, "archived");
        assertThat(two.token(with.clientId(), with.clientSecret()).status()).isEqualTo(200);
        host.tenantBecomes(other.id(), "suspended");
        assertThat(two.token(with.clientId(), with.clientSecret()).text()).contains("tenant_inactive");
    }

    @Test
    @Order(1)
    void aRefreshTokenUsedOnOneNodeEndsTheSessionOnBothIfItComesBackOnTheOther() {
        Answer signedIn = one.post(
                "/api/v1/session",
                "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}");
        Answer refreshed = refresh(two, signedIn);
        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);

        assertThat(refresh(one, signedIn).status()).as("used before").isEqualTo(401);

        assertThat(refresh(two, refreshed).status()).as("of the ended session").isEqualTo(401);
        assertThat(two.bearing(refreshed.string("accessToken"))
                        .get("/api/v1/signing-keys")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Order(1)
    void anAssertionUsedOnOneNodeIsRefusedOnTheOther() {
        AppKey key = AppKey.fresh();
        Answer registered = tenant.admin().put(app.path() + "/public-keys", key.body());
        assertThat(registered.status()).as(registered.text()).isEqualTo(200);
        String form = "grant_type=client_credentials&"
                + AppKey.parameters(key.sign(AppKey.claims(app.clientId(), "http://localhost:9080", claims -> {})));

        assertThat(one.tokenForm(form).status()).isEqualTo(200);
        assertThat(two.tokenForm(form).status()).as("a replay").isEqualTo(401);
    }

    @Test
    @Order(2)
    void aRotationBeforeTheStandByMaySignIsRefusedAndNamesTheInstantUnlessItHasToBeNow() {
        String old = signer(one);
        JsonObject standBy = key(kid("announced"));
        assertThat(Instant.parse(standBy.getString("signsFrom")))
                .isEqualTo(Instant.parse(standBy.getString("announcedAt")).plus(ANNOUNCEMENT));

        for (Answer refused : List.of(
                operator(two).post(ROTATE),
                operator(two).post(ROTATE, "{}"),
                operator(two).post(ROTATE, "{\"now\":false}"))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("announcement_running");
            assertThat(refused.string("detail")).contains(standBy.getString("signsFrom"));
        }
        assertThat(operator(two).post(ROTATE, "{\"now\":\"yes\"}").code()).isEqualTo("wrong_type");
        assertThat(operator(two).post(ROTATE, "{\"soon\":true}").code()).isEqualTo("unknown_field");
        assertThat(operator(two)
                        .send("POST", ROTATE, BodyPublishers.ofString("{\"now\":true}"), "Content-Type", "text/plain")
                        .code())
                .isEqualTo("unsupported_media_type");
        assertThat(signer(two)).isEqualTo(old);

        Answer rotated = operator(two).post(ROTATE, "{\"now\":true}");

        assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
        assertThat(rotated.string("kid")).isEqualTo(standBy.getString("kid"));
        assertThat(rotated.string("state")).isEqualTo("signing");
        assertThat(signer(one)).isEqualTo(signer(two)).isEqualTo(standBy.getString("kid"));
        assertThat(Keys.of(one).kids()).containsExactlyInAnyOrder(old, signer(one), kid("announced"));
    }

    @Test
    @Order(3)
    void ofTwoNodesThatRotateAtTheSameMomentOneHasTheStandBySignAndAnnouncesTheOnlyNextOne() {
        advance(ANNOUNCEMENT);
        String old = signer(one);
        String next = kid("announced");
        String oldToken = token(one);
        assertThat(verifier.verify(oldToken).appId()).isEqualTo(app.id());
        Http operatorOfOne = operator(one);
        Http operatorOfTwo = operator(two);
        CyclicBarrier sameMoment = new CyclicBarrier(2);

        CompletableFuture<Answer> byOne =
                CompletableFuture.supplyAsync(() -> rotateTogether(operatorOfOne, sameMoment));
        CompletableFuture<Answer> byTwo =
                CompletableFuture.supplyAsync(() -> rotateTogether(operatorOfTwo, sameMoment));

        List<Answer> answers = List.of(byOne.join(), byTwo.join());
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        Answer rotated = answers.get(byOne.join().status() == 200 ? 0 : 1);
        Answer refused = answers.get(byOne.join().status() == 200 ? 1 : 0);
        assertThat(rotated.string("kid")).isEqualTo(next);
        assertThat(refused.code()).isEqualTo("announcement_running");
        assertThat(refused.string("detail")).contains(key(kid("announced")).getString("signsFrom"));
        for (Http node : List.of(one, two)) {
            assertThat(signer(node)).isEqualTo(next);
            assertThat(Keys.of(node).kids()).containsExactlyInAnyOrder(old, next, kid("announced"));
            assertThat(Keys.of(node).verify(oldToken)).as("an old token").isTrue();
            assertThat(Keys.of(node).verify(token(node))).as("a new token").isTrue();
        }
        assertThat(verifier.verify(token(two)).appId())
                .as("a key that the kit for Java knows from before it signed")
                .isEqualTo(app.id());
        assertThat(verifier.verify(oldToken).appId()).isEqualTo(app.id());
        assertThat(key(old).getString("state")).isEqualTo("retired");
        assertThat(Instant.parse(key(old).getString("publishedUntil")))
                .isEqualTo(Instant.parse(key(old).getString("retiredAt"))
                        .plus(TOKEN_LIFETIME)
                        .plusSeconds(60));
    }

    @Test
    @Order(4)
    void theRetiredKeyIsGoneWhenItsLastTokenHasExpiredAndAMinuteHasPassed() {
        String current = signer(one);
        String retired = kid("retired");
        Instant end = Instant.parse(key(retired).getString("publishedUntil"));

        advance(Duration.between(time.now(), end).minusSeconds(30));
        assertThat(Keys.of(two).kids()).contains(retired);
        advance(Duration.ofSeconds(30));
        Condition.await("the retired key is gone", () -> !Keys.of(two).kids().contains(retired));

        assertThat(Keys.of(one).kids()).containsExactlyInAnyOrder(current, kid("announced"));
        assertThat(key(retired).getString("state")).isEqualTo("gone");
        assertThat(operator(one)
                        .post("/api/v1/signing-keys/" + retired + "/revoke")
                        .code())
                .isEqualTo("invalid_transition");
    }

    @Test
    @Order(5)
    void theStandByTakesThePlaceOfAKeyRevokedOnOneNodeAtOnceOnTheOther() {
        String bad = signer(two);
        String standBy = kid("announced");
        String etag = two.get("/.well-known/jwks.json").header("ETag").orElseThrow();
        String token = token(two);
        assertThat(introspect(two, token)).contains("\"active\":true");
        Http operatorOfOne = operator(one);

        Answer revoked = operatorOfOne.post("/api/v1/signing-keys/" + bad + "/revoke");
        String introspected = introspect(two, token);
        String signerOfTwo = signer(two);
        Answer published = two.get("/.well-known/jwks.json");

        assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
        assertThat(revoked.string("state")).isEqualTo("revoked");
        assertThat(introspected).isEqualTo("{\"active\":false}");
        assertThat(signerOfTwo).isEqualTo(standBy).isEqualTo(signer(one));
        assertThat(published.text()).doesNotContain(bad).contains(standBy, kid("announced"));
        assertThat(verifier.verify(token(two)).appId())
                .as("the kit for Java knows the key that takes over")
                .isEqualTo(app.id());
        assertThat(published.header("ETag")).isPresent().get().isNotEqualTo(etag);
        assertThat(operatorOfOne.post("/api/v1/signing-keys/" + bad + "/revoke").string("state"))
                .as("repeated")
                .isEqualTo("revoked");
        assertThat(two.get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void aRevokedSessionKeyEndsTheSessionsThatItSignedOnEveryNode() {
        Answer signedIn = two.post(
                "/api/v1/session",
                "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}");
        String sessionToken = signedIn.string("accessToken");
        Http operatorOfTwo = two.bearing(sessionToken);
        assertThat(operatorOfTwo.get("/api/v1/signing-keys").status()).isEqualTo(200);

        Answer revoked = operator(one).post("/api/v1/signing-keys/" + Keys.kidOf(sessionToken) + "/revoke");

        assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
        assertThat(operatorOfTwo.get("/api/v1/signing-keys").status()).isEqualTo(401);
        assertThat(operator(two).get("/api/v1/signing-keys").status()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void whatGivesAwayMoreThanASessionTakesAFreshSignInHoweverOftenTheSessionIsRefreshed() {
        Answer signedIn = one.post(
                "/api/v1/session",
                "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}");
        advance(Duration.ofMinutes(5));
        Answer refreshed = refresh(two, signedIn);
        Http stale = two.bearing(refreshed.string("accessToken"));
        String nobodys = "/api/v1/management-keys/00000000-0000-7000-8000-000000000000";

        for (Answer refused : List.of(
                stale.post("/api/v1/signing-keys/nobodys-key/revoke"),
                stale.post("/api/v1/management-keys", "{\"name\":\"CI\",\"role\":\"platform-admin\"}"),
                stale.delete(nobodys))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("fresh_sign_in_required");
        }

        assertThat(stale.get("/api/v1/management-keys").status())
                .as("everything else")
                .isEqualTo(200);
        assertThat(operator(two).delete(nobodys).status()).as("signed in anew").isEqualTo(404);
    }

    @Test
    @Order(7)
    void keysRotateByScheduleOnceForAllNodes() {
        String old = signer(one);
        String next = kid("announced");

        advance(Duration.ofDays(90).minusHours(1));
        assertThat(signer(two)).as("the stand-by waits for its turn").isEqualTo(old);
        advance(Duration.ofHours(1));
        Condition.await("the stand-by signs", () -> signer(two).equals(next));

        assertThat(signer(one)).isEqualTo(next);
        assertThat(Keys.of(one).kids())
                .isEqualTo(Keys.of(two).kids())
                .containsExactlyInAnyOrder(old, next, kid("announced"));
        assertThat(Keys.of(one).set().toString()).doesNotContain("\"d\"");
        assertThat(operator(two).get("/api/v1/signing-keys").status())
                .as("session keys rotated, too")
                .isEqualTo(200);
    }

    @Test
    @Order(8)
    void aNodeIsNotReadyWhileNoKeySignsAndMakesOneByItself() throws SQLException {
        try (Connection repair = postgres.getPostgresDatabase().getConnection();
                Statement sql = repair.createStatement()) {
            repair.setAutoCommit(false);
            sql.execute("SELECT revision FROM signing_key_set WHERE purpose = 'ACCESS_TOKEN' FOR UPDATE");
            deleteKeys();

            assertThat(one.get("/health/ready").status()).isEqualTo(503);
            assertThat(one.get("/health/live").status()).isEqualTo(200);
            repair.rollback();
        }

        Condition.await("a key signs again", () -> one.get("/health/ready").status() == 200);
        assertThat(signer(one)).isEqualTo(signer(two));
        assertThat(Keys.of(two).kids()).containsExactlyInAnyOrder(signer(one), kid("announced"));
    }

    @Test
    @Order(9)
    void aSecretPastTheAgeThatItsTenantAllowsIsRefusedOnEveryNodeAndFoundBefore() {
        Host host = new Host(one);
        Host.Tenant aging = host.tenant();
        Host.App aged = aging.app(host.region());
        String impact = "/api/v1/tenants/" + aging.id() + "/secret-age/impact?secretMaxAge=P31D";
        assertThat(host.operator.get(impact).text()).isEqualTo("{\"secrets\":0,\"tenants\":0}");
        host.operator.patch("/api/v1/tenants/" + aging.id(), "{\"secretMaxAge\":\"P31D\"}");
        Instant expiry = Instant.parse(aging.admin().get(aged.path()).string("secretExpiresAt"));
        advance(Duration.between(time.now(), expiry).minusMinutes(1));
        assertThat(two.token(aged.clientId(), aged.clientSecret()).status()).isEqualTo(200);
        advance(Duration.ofMinutes(1));

        for (Http node : List.of(one, two)) {
            Answer refused = node.token(aged.clientId(), aged.clientSecret());
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.string("error")).isEqualTo("unauthorized_client");
            assertThat(refused.string("reason")).isEqualTo("secret_expired");
        }
        advance(Duration.ofSeconds(1));
        Http operator = operator(two);
        assertThat(operator.get(impact).text()).isEqualTo("{\"secrets\":1,\"tenants\":1}");
        assertThat(operator.get("/api/v1/tenants/" + aging.id() + "/apps?secretExpiresBefore=" + time.now())
                        .text())
                .contains(aged.id());
    }

    @Test
    @Order(10)
    void aSecretThatWillExpireIsToldByWhicheverNodeLooks() {
        Host host = new Host(one);
        Host.Tenant aging = host.tenant();
        Host.App aged = aging.app(host.region());
        host.operator.patch("/api/v1/tenants/" + aging.id(), "{\"secretMaxAge\":\"P60D\"}");
        Instant expiry = Instant.parse(aging.admin().get(aged.path()).string("secretExpiresAt"));
        advance(Duration.between(time.now(), expiry).minusDays(14));
        Http viewer = new Host(one).member(aging.id(), "tenant-viewer");

        try (EventReader events = new EventReader(viewer)) {
            events.await("the comment that says that it is open", event -> "open".equals(event.get("")));
            second.restart();

            Map<String, String> told =
                    events.await("the warning", event -> "secret_expiring".equals(event.get("event")));
            assertThat(told.get("data")).contains(aged.id(), expiry.toString());
        }
    }

    private static Answer refresh(Http node, Answer before) {
        String cookie = before.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        return node.send("POST", "/api/v1/session/refresh", BodyPublishers.noBody(), "Cookie", cookie);
    }

    /** While the row that stands for them is locked, no node can make another one. */
    private void deleteKeys() throws SQLException {
        try (Connection loss = postgres.getPostgresDatabase().getConnection();
                Statement sql = loss.createStatement()) {
            sql.execute("DELETE FROM signing_key WHERE purpose = 'ACCESS_TOKEN'");
        }
    }

    private static Answer rotateTogether(Http operator, CyclicBarrier sameMoment) {
        try {
            sameMoment.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
        return operator.post(ROTATE);
    }

    /** Moves on. Nobody registers a second factor here: each time is the operator's first sign-in. */
    private void advance(Duration step) {
        time.advance(step);
        WholeDatabase.execute(postgres.getPostgresDatabase(), "DELETE FROM first_sign_in");
    }

    /** Signed in anew: a session token holds five minutes only. */
    private static Http operator(Http node) {
        return node.signedIn(Host.ADMIN_EMAIL, Host.ADMIN_PASSWORD);
    }

    private JsonObject key(String kid) {
        return keys().stream()
                .filter(key -> key.getString("kid").equals(kid))
                .findFirst()
                .orElseThrow();
    }

    /** The one key in this state. */
    private String kid(String state) {
        List<String> kids = keys().stream()
                .filter(key -> key.getString("state").equals(state))
                .map(key -> key.getString("kid"))
                .toList();
        assertThat(kids).as(state).hasSize(1);
        return kids.get(0);
    }

    private List<JsonObject> keys() {
        return operator(one)
                .get("/api/v1/signing-keys")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private String token(Http node) {
        Answer answer = node.token(app.clientId(), app.clientSecret());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.string("access_token");
    }

    private String introspect(Http node, String token) {
        return node.send(
                        "POST",
                        "/connect/introspect",
                        BodyPublishers.ofString("token=" + token),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret()))
                .text();
    }

    private String signer(Http node) {
        return Keys.kidOf(token(node));
    }
}
