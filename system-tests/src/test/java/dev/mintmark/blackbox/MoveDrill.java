package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * From the embedded database to PostgreSQL as docs/operations.md says: one start carries everything over, and nobody
 * notices.
 */
class MoveDrill {
    @Test
    void oneStartCarriesEverythingOver() throws IOException {
        try (EmbeddedPostgres postgres = OnPostgreSql.start();
                MintmarkServer server = MintmarkServer.start(Map.of(
                        "MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL, "MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD))) {
            Http http = new Http(server.baseUri());
            Host host = new Host(http);
            Host.Tenant tenant = host.tenant();
            Host.App app = tenant.app(host.region());
            String token = app.token(host).string("access_token");
            List<String> kids = Keys.of(http).kids();
            Map<String, String> move = new HashMap<>(OnPostgreSql.environment(postgres.getPort()));
            move.remove("MINTMARK_KEY_ENCRYPTION_KEY");
            move.put(
                    "MINTMARK_KEY_ENCRYPTION_KEY_FILE",
                    server.dataDir().resolve("key-encryption-key").toString());
            move.put("MINTMARK_MOVE_FROM", server.dataDir().toString());

            String before = server.console();
            server.restart(move);
            server.awaitConsole("remove MINTMARK_MOVE_FROM");

            assertThat(server.console().substring(before.length()))
                    .containsPattern(
                            "Moved +[0-9]+ rows of [0-9]+ tables from .*; counts and checksums \\([0-9a-f]{16}\\) agree");
            assertThat(Keys.of(http).kids()).isEqualTo(kids);
            assertThat(Keys.of(http).verify(token)).isTrue();
            assertThat(app.token(host).status()).isEqualTo(200);
            assertThat(tenant.admin().get(app.path()).status())
                    .as("a session goes on")
                    .isEqualTo(200);
            Host moved = new Host(http);
            assertThat(moved.operator
                            .get("/api/v1/audit-events/verification")
                            .json()
                            .getBoolean("holds"))
                    .isTrue();

            Host.App later = tenant.app(moved.region());
            server.restart(move);
            server.awaitConsole("Moved     nothing: this database holds an installation already");
            assertThat(later.token(moved).status()).isEqualTo(200);
            Drills.report(
                    "move from the embedded database to PostgreSQL: one start; secrets, sessions, keys and audit chains hold");
        }
    }

    @Test
    void aDatabaseThatIsInUseIsNotMoved() throws IOException {
        try (EmbeddedPostgres postgres = OnPostgreSql.start();
                MintmarkServer running = MintmarkServer.start()) {
            Map<String, String> move = new HashMap<>(OnPostgreSql.environment(postgres.getPort()));
            move.put("MINTMARK_MOVE_FROM", running.dataDir().toString());

            MintmarkServer.Refusal refusal = MintmarkServer.startRefused(move);

            assertThat(refusal.exitCode()).isEqualTo(70);
            assertThat(refusal.console())
                    .contains("stop the server that uses it")
                    .doesNotContain("\tat ");
        }
    }
}
