package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What operators see of a running server, and what it does when its database goes away and when it is stopped (http-api
 * §3).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsIT {
    private static final Pattern CUTS_WAITING = Pattern.compile("mintmark_cuts_waiting 1");
    private static final String REQUEST_ID = "an-operators-own-request-id";

    private static EmbeddedPostgres postgres;
    private static Cable cable;
    private static TraceCollector collector;
    private static MintmarkServer server;
    private static Host host;
    private static Host.Tenant tenant;
    private static String region;
    private static Host.App app;

    @BeforeAll
    static void aServerOnPostgreSql() throws IOException {
        postgres = OnPostgreSql.start();
        cable = Cable.to(postgres.getPort());
        collector = TraceCollector.start();
        server = MintmarkServer.start(Map.ofEntries(
                Map.entry("MINTMARK_DB_URL", "jdbc:postgresql://localhost:" + cable.port() + "/postgres"),
                Map.entry("MINTMARK_DB_USER", "postgres"),
                Map.entry("MINTMARK_DB_PASSWORD", "postgres"),
                Map.entry("MINTMARK_KEY_ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
                Map.entry("MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL),
                Map.entry("MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD),
                Map.entry("MINTMARK_LOG_FORMAT", "json"),
                Map.entry("MINTMARK_WARM_UP", "PT1S"),
                Map.entry("OTEL_SDK_DISABLED", "false"),
                Map.entry("OTEL_METRICS_EXPORTER", "none"),
                Map.entry("OTEL_LOGS_EXPORTER", "none"),
                Map.entry("OTEL_BSP_SCHEDULE_DELAY", "200"),
                Map.entry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())));
        host = new Host(new Http(server.baseUri()));
        tenant = host.tenant();
        region = host.region();
        app = tenant.app(region);
    }

    @AfterAll
    static void stopAll() throws IOException {
        server.close();
        collector.close();
        cable.close();
        postgres.close();
    }

    @Test
    @Order(0)
    void theWarmUpThatIsOverLeftNoCountNoTraceAndNoLineOfItsRequests() {
        assertThat(server.log()).containsPattern("Warmed up with [1-9][0-9]* tokens for nobody");

        assertThat(value(metrics(), "mintmark_token_requests_total", "issued", "none"))
                .isZero();
        assertThat(host.operator
                        .get("/api/v1/activity")
                        .json()
                        .getJsonArray("hours")
                        .getValuesAs(JsonObject.class))
                .allSatisfy(hour -> assertThat(hour.getInt("issued")).isZero());
        Condition.await("a span of the activity", () -> collector.text().contains("/api/v1/activity"));
        assertThat(collector.text()).doesNotContain("/connect/token");
        assertThat(server.log()).doesNotContain("/connect/token");
    }

    @Test
    @Order(1)
    void metricsCountTokensByResultAndReasonAndNeverByClient() {
        assertThat(app.token(host).status()).isEqualTo(200);
        assertThat(host.anonymous.token(app.clientId(), "wrong").status()).isEqualTo(401);
        tenant.admin().patch(app.path(), "{\"enabled\":false}");
        assertThat(app.token(host).status()).isEqualTo(400);
        tenant.admin().patch(app.path(), "{\"enabled\":true}");

        String metrics = metrics();

        assertThat(value(metrics, "mintmark_token_requests_total", "issued", "none"))
                .isEqualTo(1);
        assertThat(value(metrics, "mintmark_token_requests_total", "refused", "invalid_client"))
                .isEqualTo(1);
        assertThat(value(metrics, "mintmark_token_requests_total", "refused", "app_disabled"))
                .isEqualTo(1);
        assertThat(metrics)
                .containsPattern("mintmark_token_duration_seconds_bucket\\{[^}]*le=\"0.01\"")
                .containsPattern("mintmark_http_request_duration_seconds_bucket\\{[^}]*route=\"/api/v1/apps/\\{id\\}\"")
                .containsPattern("mintmark_signing_keys\\{[^}]*state=\"signing\"[^}]*} 1")
                .containsPattern("mintmark_signing_keys\\{[^}]*state=\"announced\"[^}]*} 1")
                .containsPattern("mintmark_sign_ins_total\\{[^}]*result=\"succeeded\"")
                .containsPattern("connectionpool_managedConnections\\{datasource=\"jdbc_mintmark\"} [1-9]")
                .contains("jvm_memory_used_bytes{area=\"heap\"}", "jvm_threads_current ", "process_cpu_seconds_total ")
                .doesNotContain(app.clientId(), app.id(), tenant.id());
    }

    @Test
    @Order(2)
    void aTraceShowsTheRequestAndNoSecret() throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri("/.well-known/jwks.json?leaked=a-secret-in-the-query"))
                                .header("X-Request-Id", REQUEST_ID)
                                .build(),
                        BodyHandlers.discarding());
        app.token(host);

        Condition.await(
                "the spans of both requests",
                () -> collector.text().contains(REQUEST_ID) && collector.text().contains("read what issuing needs"));

        assertThat(collector.text())
                .doesNotContain(
                        "a-secret-in-the-query",
                        app.clientSecret(),
                        Host.ADMIN_PASSWORD,
                        Host.ADMIN_EMAIL,
                        Host.MEMBER_PASSWORD);
    }

    @Test
    @Order(3)
    void whileTheDatabaseIsAwayEveryAnswerSaysSoAndAfterwardsAllIsWell() {
        String appsPath = "/api/v1/apps";
        cable.cut();
        Answer token = app.token(host);
        assertThat(token.status()).as(token.text()).isEqualTo(503);
        assertThat(token.code()).isEqualTo("temporarily_unavailable");
        assertThat(token.header("Retry-After")).isPresent();
        Answer unknown = host.anonymous.token("mm_00000000000000000000000000", app.clientSecret());
        assertThat(unknown.status())
                .as("an unknown client is no wrong answer, either")
                .isEqualTo(503);
        Answer list =
                tenant.admin().send("GET", appsPath, BodyPublishers.noBody(), "X-Request-Id", REQUEST_ID + "-away");
        assertThat(list.status()).as(list.text()).isEqualTo(503);
        assertThat(list.code()).isEqualTo("temporarily_unavailable");
        assertThat(list.header("Retry-After")).isPresent();
        assertThat(tenant.admin()
                        .post(appsPath, "{\"name\":\"Never\",\"licenseRegion\":\"" + region + "\"}")
                        .status())
                .isEqualTo(503);
        assertThat(host.anonymous.get("/health/ready").status()).isEqualTo(503);
        assertThat(host.anonymous.get("/health/live").status()).isEqualTo(200);
        assertThat(host.anonymous.get("/.well-known/jwks.json").status()).isEqualTo(503);

        cable.mend();

        Condition.await("readiness", () -> host.anonymous.get("/health/ready").status() == 200);
        assertThat(app.token(host).status()).isEqualTo(200);
        assertThat(tenant.admin().get(appsPath).json().getJsonArray("items")).hasSize(1);
    }

    @Test
    @Order(4)
    void logLinesAreJsonWithTheRequestsIdAndNothingOfAPerson() {
        Condition.await("the warning", () -> server.log().contains(REQUEST_ID + "-away"));

        List<JsonObject> lines = server.log()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(OperationsIT::json)
                .toList();

        assertThat(lines)
                .anySatisfy(line -> assertThat(line.getString("requestId", "")).isEqualTo(REQUEST_ID + "-away"));
        assertThat(server.log())
                .doesNotContain(Host.ADMIN_EMAIL, "@tenant.example", app.clientSecret(), Host.ADMIN_PASSWORD);
    }

    @Test
    @Order(5)
    void anOrderlyStopEndsStreamsAndFinishesWhatRuns() throws Exception {
        EventReader events = new EventReader(tenant.admin());
        assertThat(events.status()).isEqualTo(200);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT id FROM tenant WHERE id = '" + tenant.id() + "' FOR UPDATE");
            CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() ->
                    tenant.admin().post("/api/v1/apps", "{\"name\":\"Last\",\"licenseRegion\":\"" + region + "\"}"));
            Condition.await("the request waits for the row", OperationsIT::somebodyWaits);

            CompletableFuture<Answer> cuts = waitingForCuts();

            CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop);
            events.awaitEnd();
            assertThat(cuts.join().status()).isEqualTo(503);
            assertThat(cuts.join().header("Retry-After")).contains("1");
            assertThat(slow).isNotDone();
            connection.rollback();

            assertThat(slow.join().status()).as(slow.join().text()).isEqualTo(201);
            stop.join();
        }
    }

    private static CompletableFuture<Answer> waitingForCuts() {
        JsonObject api = Host.created(host.operator.post("/api/v1/resource-servers", "{\"name\":\"Gateway\"}"));
        String basic = "Basic " + Http.base64(api.getString("clientId") + ":" + api.getString("clientSecret"));
        String tag = host.anonymous
                .send("GET", "/connect/cuts", BodyPublishers.noBody(), "Authorization", basic)
                .header("ETag")
                .orElseThrow();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> host.anonymous.send(
                "GET",
                "/connect/cuts",
                BodyPublishers.noBody(),
                "Authorization",
                basic,
                "If-None-Match",
                tag,
                "Prefer",
                "wait=30"));
        Condition.await(
                "somebody waits for cuts", () -> CUTS_WAITING.matcher(metrics()).find());
        return answer;
    }

    private static boolean somebodyWaits() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")
                    .next();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String metrics() {
        Answer metrics = host.anonymous.get("/metrics");
        assertThat(metrics.status()).as(metrics.text()).isEqualTo(200);
        return metrics.text();
    }

    private static double value(String metrics, String name, String result, String reason) {
        Pattern line = Pattern.compile(
                "^" + name + "\\{(?=[^}]*result=\"" + result + "\")(?=[^}]*reason=\"" + reason
                        + "\")[^}]*} ([0-9.E+]+)$",
                Pattern.MULTILINE);
        return line.matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private static JsonObject json(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
