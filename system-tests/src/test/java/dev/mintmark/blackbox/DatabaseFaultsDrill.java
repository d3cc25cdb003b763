package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.TokenLoad.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL goes away, gets slow or falls silent under load: what clients see meanwhile, and that all is well
 * afterwards without a restart.
 */
class DatabaseFaultsDrill {
    private static final int CLIENTS = 32;
    private static final int MANY_CLIENTS = 256;
    private static final int POOL = 20;

    private static EmbeddedPostgres postgres;
    private static Cable cable;
    private static MintmarkServer server;
    private static Host host;
    private static Host.Tenant tenant;
    private static String region;
    private static long process;

    private Host.App app;
    private String deadSecret;

    @BeforeAll
    static void aServerOnPostgreSql() throws IOException {
        postgres = OnPostgreSql.start();
        cable = Cable.to(postgres.getPort());
        Map<String, String> environment = new HashMap<>(OnPostgreSql.environment(cable.port()));
        environment.put("MINTMARK_FAILURES_PER_CLIENT", "1000000");
        environment.put("MINTMARK_FAILURES_PER_ADDRESS", "1000000");
        server = MintmarkServer.start(environment);
        process = server.jvm().pid();
        host = new Host(new Http(server.baseUri()));
        tenant = host.tenant();
        region = host.region();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        cable.close();
        postgres.close();
    }

    @BeforeEach
    void anAppWithADeadSecret() {
        Http admin = host.member(tenant.id(), "tenant-admin");
        Host.App before = new Host.Tenant(host, tenant.id(), admin).app(region);
        deadSecret = before.clientSecret();
        app = new Host.App(
                before.id(),
                before.clientId(),
                admin.post(before.path() + "/secret").string("clientSecret"));
    }

    @Test
    void theDatabaseGoesAwayUnderLoadAndComesBack() throws SQLException {
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, CLIENTS)) {
            load.awaitTokens(500);
            cable.cut();
            Instant cut = Instant.now();
            load.awaitMore("refusals", 200, outcome -> outcome.end().equals("503"));
            assertThat(status("/health/ready")).isEqualTo(503);
            assertThat(status("/health/live")).isEqualTo(200);
            assertThat(deadSecretGets()).isEqualTo(503);
            Instant mended = Instant.now();
            List<Outcome> away = load.between(cut, mended, outcome -> true);
            cable.mend();
            Condition.await("readiness", () -> status("/health/ready") == 200);
            Duration recovery = Duration.between(mended, Instant.now());
            load.awaitTokens(500);

            load.finish();
            Drills.report("database away for " + Duration.between(cut, mended).toMillis() + " ms, " + CLIENTS
                    + " clients: " + TokenLoad.summary(away) + "; ready again " + recovery.toMillis()
                    + " ms after it came back");
            load.onlyTokensAndHonestRefusals();
            assertThat(away.stream().filter(Outcome::isToken))
                    .as("began while there was no database")
                    .isEmpty();
        }
        allIsWell();
    }

    @Test
    void aSlowDatabaseMakesAnswersLateAndNotWrong() throws SQLException {
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, CLIENTS)) {
            load.awaitTokens(500);
            Instant slow = Instant.now();
            cable.slowDown(Duration.ofMillis(250));
            load.awaitTokens(300);
            assertThat(deadSecretGets()).isIn(401, 503);
            Instant mended = Instant.now();
            List<Outcome> meanwhile = load.between(slow, mended, outcome -> true);
            cable.mend();
            load.awaitTokens(500);

            load.finish();
            Drills.report("database 500 ms further away, " + CLIENTS + " clients: " + TokenLoad.summary(meanwhile));
            load.onlyTokensAndHonestRefusals();
        }
        allIsWell();
    }

    @Test
    void aDatabaseThatFallsSilentIsGivenUpAndFoundAgain() throws SQLException {
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, CLIENTS)) {
            load.awaitTokens(500);
            Instant silent = Instant.now();
            cable.hold();
            load.awaitMore("refusals", CLIENTS, outcome -> outcome.end().equals("503"));
            assertThat(status("/health/live")).isEqualTo(200);
            Instant mended = Instant.now();
            List<Outcome> meanwhile = load.between(silent, mended, outcome -> true);
            cable.mend();
            Condition.await("readiness", () -> status("/health/ready") == 200);
            load.awaitTokens(500);

            load.finish();
            Drills.report(
                    "database silent for " + Duration.between(silent, mended).toMillis() + " ms, " + CLIENTS
                            + " clients: " + TokenLoad.summary(meanwhile));
            load.onlyTokensAndHonestRefusals();
        }
        allIsWell();
    }

    @Test
    void manyMoreClientsThanConnectionsGetTokensOrHonestRefusals() throws SQLException {
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, MANY_CLIENTS)) {
            load.awaitTokens(5 * MANY_CLIENTS);
            Instant cut = Instant.now();
            cable.cut();
            load.awaitMore("refusals", MANY_CLIENTS, outcome -> outcome.end().equals("503"));
            List<Outcome> away = load.between(cut, Instant.now(), outcome -> true);
            cable.mend();
            Condition.await("readiness", () -> status("/health/ready") == 200);
            load.awaitTokens(5 * MANY_CLIENTS);

            load.finish();
            Drills.report("database away, " + MANY_CLIENTS + " clients on a pool of " + POOL + ": "
                    + TokenLoad.summary(away));
            load.onlyTokensAndHonestRefusals();
        }
        allIsWell();
    }

    @Test
    void aConnectionThatDiedCostsARetryAndNoError() throws SQLException {
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, MANY_CLIENTS)) {
            load.awaitTokens(5 * MANY_CLIENTS);
            Instant broken = Instant.now();
            cable.breakConnections();
            load.awaitTokens(5 * MANY_CLIENTS);
            Instant mended = Instant.now();

            List<Outcome> all = load.finish();
            Drills.report("all connections broken once, " + MANY_CLIENTS + " clients on a pool of " + POOL + ": "
                    + TokenLoad.summary(load.between(broken, mended, outcome -> true)));
            assertThat(all).allMatch(Outcome::isToken);
        }
        allIsWell();
    }

    private void allIsWell() throws SQLException {
        assertThat(server.jvm().pid()).as("the same process").isEqualTo(process);
        assertThat(app.token(host).status()).isEqualTo(200);
        assertThat(deadSecretGets()).isEqualTo(401);
        assertThat(connections()).isLessThanOrEqualTo(POOL);
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, POOL)) {
            load.awaitTokens(500);
            assertThat(load.finish()).as("no connection has leaked").allMatch(Outcome::isToken);
        }
        Http operator = host.anonymous.signedIn(Host.ADMIN_EMAIL, Host.ADMIN_PASSWORD);
        assertThat(operator.get("/api/v1/audit-events/verification").json().getBoolean("holds"))
                .isTrue();
    }

    private int deadSecretGets() {
        return host.anonymous.token(app.clientId(), deadSecret).status();
    }

    private static int status(String path) {
        return host.anonymous.get(path).status();
    }

    private static int connections() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'mintmark'")) {
            count.next();
            return count.getInt(1);
        }
    }
}
