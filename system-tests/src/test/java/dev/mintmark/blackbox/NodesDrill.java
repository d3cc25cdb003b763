package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.TokenLoad.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one PostgreSQL behind HAProxy, without sticky sessions, under load. */
class NodesDrill {
    private static final int CLIENTS = 16;
    private static final String ISSUER = "http://localhost:9080";

    private static EmbeddedPostgres postgres;
    private static List<MintmarkServer> nodes;
    private static LoadBalancer balancer;
    private static Host host;
    private static Host.Tenant tenant;
    private static String region;

    @BeforeAll
    static void twoNodesThatStartTogether() throws IOException {
        postgres = OnPostgreSql.start();
        Map<String, String> environment = new HashMap<>(OnPostgreSql.environment(postgres.getPort()));
        environment.put("MINTMARK_ISSUER", ISSUER);
        List<CompletableFuture<MintmarkServer>> starting = List.of(
                CompletableFuture.supplyAsync(() -> MintmarkServer.start(environment)),
                CompletableFuture.supplyAsync(() -> MintmarkServer.start(environment)));
        nodes = starting.stream().map(CompletableFuture::join).toList();
        balancer = LoadBalancer.before(nodes.get(0), nodes.get(1));
        host = new Host(new Http(balancer.uri()));
        tenant = host.tenant();
        region = host.region();
    }

    @AfterAll
    static void stop() throws IOException {
        balancer.close();
        nodes.forEach(MintmarkServer::close);
        postgres.close();
    }

    @Test
    void aKilledNodeCostsItsClientsNoMoreThanTheConnectionsThatBroke() {
        Host.App app = tenant.app(region);
        try (TokenLoad load = new TokenLoad(balancer.uri(), app, CLIENTS)) {
            load.awaitTokens(500);

            Instant killed = Instant.now();
            nodes.get(1).kill();
            balancer.awaitDown(1);
            load.awaitTokens(500);
            nodes.get(1).startAgain();
            balancer.awaitUp(1);
            load.awaitTokens(500);

            List<Outcome> all = load.finish();
            List<Outcome> failed =
                    all.stream().filter(outcome -> !outcome.isToken()).toList();
            Drills.report("SIGKILL of one of two nodes, " + CLIENTS + " clients: " + TokenLoad.summary(all));
            assertThat(failed)
                    .as("each is a connection of the killed node that broke")
                    .hasSizeLessThanOrEqualTo(2 * CLIENTS)
                    .allSatisfy(outcome -> {
                        assertThat(outcome.end()).as(outcome.body()).isIn("502", "IOException");
                        assertThat(outcome.body()).doesNotContain("{");
                        assertThat(outcome.began().plus(outcome.took())).isAfter(killed);
                        assertThat(outcome.began()).isBefore(killed.plusSeconds(2));
                    });
        }
    }

    @Test
    void aRollingRestartLosesNeitherARequestNorACount() {
        Host.App app = tenant.app(region);
        try (TokenLoad load = new TokenLoad(balancer.uri(), app, CLIENTS)) {
            load.awaitTokens(500);
            for (int node = 0; node < nodes.size(); node++) {
                balancer.takeOut(node);
                nodes.get(node).restart();
                balancer.putBack(node);
                load.awaitTokens(500);
            }

            List<Outcome> all = load.finish();
            Drills.report("rolling restart of two nodes, " + CLIENTS + " clients: " + TokenLoad.summary(all));
            assertThat(all).allMatch(Outcome::isToken);
            Http admin = host.member(tenant.id(), "tenant-admin");
            Condition.await("every token is counted, and none twice", () -> issued(admin, app) >= all.size());
            assertThat(issued(admin, app)).isEqualTo(all.size());
        }
    }

    @Test
    void aHundredVerifiersAtOneNodeRefuseWithinTwoSecondsWhatIsReplacedOnTheOther() {
        Http one = new Http(nodes.get(0).baseUri());
        Http two = new Http(nodes.get(1).baseUri());
        Host.App leaked = tenant.app(region);
        String token = two.token(leaked.clientId(), leaked.clientSecret()).string("access_token");
        JsonObject api = Host.created(host.operator.post("/api/v1/resource-servers", "{\"name\":\"Documents\"}"));
        Http admin = new Host(one).member(tenant.id(), "tenant-admin");
        try (var hundred = new FollowingVerifiers(100, two, ISSUER, api, Instant::now)) {
            hundred.awaitAllWaiting();
            assertThat(hundred.allAccept(token)).isTrue();

            Answer replaced = admin.post(leaked.path() + "/secret");
            Instant answered = Instant.now();
            Condition.await("refused by all", () -> hundred.allRefuse(token));
            Duration took = Duration.between(answered, Instant.now());

            assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
            Drills.report("a hundred verifiers at another node refuse after " + took.toMillis() + " ms");
            assertThat(took).as("what docs/revocation.md promises").isLessThan(Duration.ofSeconds(2));
        }
    }

    private static long issued(Http admin, Host.App app) {
        return admin.get(app.path() + "/activity").json().getJsonArray("hours").getValuesAs(JsonObject.class).stream()
                .mapToLong(hour -> hour.getJsonNumber("issued").longValue())
                .sum();
    }

    @Test
    void nodesThatStartedTogetherMadeOneInstallation() {
        List<JsonObject> keys = host.operator
                .get("/api/v1/signing-keys")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(keys).extracting(key -> key.getString("state")).containsExactlyInAnyOrder("signing", "announced");
        assertThat(host.operator.get("/api/v1/operators").json().getJsonArray("items"))
                .hasSize(1);
        assertThat(host.operator.get("/api/v1/audit-events/verification").json().getBoolean("holds"))
                .isTrue();
    }
}
