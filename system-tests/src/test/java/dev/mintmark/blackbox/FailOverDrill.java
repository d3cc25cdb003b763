package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.TokenLoad.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The primary of two PostgreSQL servers is killed under load, and the stand-by becomes the primary: no restart, and
 * nothing that was confirmed is lost.
 */
class FailOverDrill {
    private static final int CLIENTS = 32;
    private static final Duration SOON = Duration.ofSeconds(5);

    private ReplicatedPostgreSql postgres;
    private MintmarkServer server;
    private Host host;

    @BeforeEach
    void aServerThatKnowsBoth() throws IOException {
        postgres = ReplicatedPostgreSql.start();
        Map<String, String> environment = new HashMap<>(OnPostgreSql.environment(0));
        environment.put("MINTMARK_DB_URL", postgres.url());
        environment.put("MINTMARK_FAILURES_PER_CLIENT", "1000000");
        environment.put("MINTMARK_FAILURES_PER_ADDRESS", "1000000");
        server = MintmarkServer.start(environment);
        host = new Host(new Http(server.baseUri()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        postgres.close();
    }

    @Test
    void aFailOverLosesNothingThatWasConfirmed() throws IOException {
        long process = server.jvm().pid();
        Host.Tenant tenant = host.tenant();
        String region = host.region();
        Host.App app = tenant.app(region);
        Host.App exposed = tenant.app(region);
        Changes changes = new Changes(host.operator);
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, CLIENTS)) {
            load.awaitTokens(500);
            Condition.await("changes", () -> changes.confirmed.size() >= 20);

            Answer replaced = tenant.admin().post(exposed.path() + "/secret");
            postgres.killPrimary();
            Instant killed = Instant.now();
            assertThat(replaced.status()).isEqualTo(200);
            try (TokenLoad thief = new TokenLoad(server.baseUri(), exposed, 2)) {
                load.awaitMore("refusals", 200, outcome -> outcome.end().equals("503"));
                assertThat(host.anonymous.get("/health/ready").status()).isEqualTo(503);
                assertThat(host.anonymous.get("/health/live").status()).isEqualTo(200);
                assertThat(load.between(killed, Instant.now(), Outcome::isToken))
                        .as("began while there was no primary")
                        .isEmpty();

                postgres.promoteStandby();
                Instant promoted = Instant.now();
                load.awaitMore("tokens soon", SOON, 1, Outcome::isToken);
                Duration flowing = Duration.between(promoted, Instant.now());
                load.awaitMore("as many as there are clients", SOON, CLIENTS, Outcome::isToken);
                Condition.await(
                        "readiness", () -> host.anonymous.get("/health/ready").status() == 200);
                load.awaitTokens(500);
                changes.stop();

                assertThat(thief.finish())
                        .as("with the secret that was replaced")
                        .noneMatch(Outcome::isToken);
                List<Outcome> all = load.finish();
                Drills.report("primary of two killed, " + CLIENTS + " clients: no primary for "
                        + Duration.between(killed, promoted).toMillis() + " ms, "
                        + TokenLoad.summary(load.between(killed, promoted, outcome -> true)) + "; tokens "
                        + flowing.toMillis() + " ms after the promotion; " + changes.confirmed.size()
                        + " changes confirmed, " + changes.refused.size() + " refused");
                load.onlyTokensAndHonestRefusals();
                assertThat(all.stream().filter(outcome -> outcome.began().isAfter(promoted.plus(SOON))))
                        .as("began five seconds after the promotion or later")
                        .allMatch(Outcome::isToken);
            }
        }
        allIsThere(changes);
        assertThat(server.jvm().pid()).as("the same process").isEqualTo(process);
        assertThat(host.anonymous
                        .token(exposed.clientId(), exposed.clientSecret())
                        .status())
                .isEqualTo(401);
        assertThat(postgres.onStandby("SELECT pg_is_in_recovery()")).isEqualTo("f");
    }

    private void allIsThere(Changes changes) {
        Http operator = host.anonymous.signedIn(Host.ADMIN_EMAIL, Host.ADMIN_PASSWORD);
        assertThat(changes.refused).as("how changes ended that were not made").containsOnly(503);
        assertThat(changes.confirmed).as("what was confirmed and is gone").allSatisfy(code -> assertThat(
                        operator.get("/api/v1/license-regions/" + code).status())
                .isEqualTo(200));
        assertThat(operator.get("/api/v1/audit-events/verification").json().getBoolean("holds"))
                .isTrue();
    }

    /** Somebody who registers one region after the other. */
    private static final class Changes {
        final Queue<String> confirmed = new ConcurrentLinkedQueue<>();
        final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final CompletableFuture<Void> work;

        Changes(Http operator) {
            work = CompletableFuture.runAsync(() -> {
                while (!ended.get()) {
                    make(operator);
                }
            });
        }

        private void make(Http operator) {
            String code = Host.fresh("region");
            int status = operator.post("/api/v1/license-regions", "{\"code\":\"" + code + "\",\"name\":\"Some\"}")
                    .status();
            if (status == 201) {
                confirmed.add(code);
            } else {
                refused.add(status);
            }
        }

        void stop() {
            ended.set(true);
            work.join();
        }
    }
}
