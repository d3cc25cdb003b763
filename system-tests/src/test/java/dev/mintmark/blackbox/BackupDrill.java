package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Backup and restore as docs/operations.md says, on both databases. */
class BackupDrill {
    @Test
    void aCopyOfTheDataFolderBringsEverythingBack() throws IOException, InterruptedException {
        Path backup = Files.createTempDirectory("mintmark-backup");
        try (MintmarkServer server = MintmarkServer.start(
                Map.of("MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL, "MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD))) {
            Host host = new Host(new Http(server.baseUri()));
            Host.Tenant tenant = host.tenant();
            Host.App app = tenant.app(host.region());

            server.stop();
            Drills.run("cp", "-a", server.dataDir() + "/.", backup.toString());
            server.startAgain();
            assertThat(tenant.admin().delete(app.path()).status()).isEqualTo(204);
            server.stop();
            Drills.run("rm", "-r", server.dataDir().toString());
            Drills.run("cp", "-a", backup.toString(), server.dataDir().toString());
            server.startAgain();

            isAsItWas(server, app);
            Drills.report("backup and restore of the embedded database: the deleted app is back and gets tokens");
        } finally {
            delete(backup);
        }
    }

    @Test
    void aDumpBringsEverythingBackIntoAnotherDatabase() throws IOException, InterruptedException, SQLException {
        Path dump = Files.createTempFile("mintmark", ".dump");
        try (EmbeddedPostgres postgres = OnPostgreSql.start()) {
            Map<String, String> environment = OnPostgreSql.environment(postgres.getPort());
            try (MintmarkServer server = MintmarkServer.start(environment)) {
                Host host = new Host(new Http(server.baseUri()));
                Host.Tenant tenant = host.tenant();
                Host.App app = tenant.app(host.region());
                String connection = "postgresql://postgres@localhost:" + postgres.getPort() + "/";

                Drills.run("pg_dump", "--format=custom", "--file=" + dump, connection + "postgres");
                assertThat(tenant.admin().delete(app.path()).status()).isEqualTo(204);
                server.stop();
                try (Connection administrator = postgres.getPostgresDatabase().getConnection();
                        Statement sql = administrator.createStatement()) {
                    sql.execute("CREATE DATABASE restored");
                }
                Drills.run("pg_restore", "--exit-on-error", "--dbname=" + connection + "restored", dump.toString());
                server.restart(
                        Map.of("MINTMARK_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/restored"));

                isAsItWas(server, app);
                Drills.report("pg_dump and pg_restore: the deleted app is back and gets tokens");
            }
        } finally {
            Files.delete(dump);
        }
    }

    private static void isAsItWas(MintmarkServer server, Host.App app) {
        Host restored = new Host(new Http(server.baseUri()));
        assertThat(app.token(restored).status()).isEqualTo(200);
        assertThat(restored.operator
                        .get("/api/v1/audit-events/verification")
                        .json()
                        .getBoolean("holds"))
                .isTrue();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
