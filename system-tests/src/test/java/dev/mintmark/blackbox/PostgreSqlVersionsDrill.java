package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job on every PostgreSQL that is supported, from the oldest to the newest. */
class PostgreSqlVersionsDrill {
    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void theMainJobWorks(int version) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setPgBinaryResolver((system, hardware) -> binary(version, system, hardware))
                        .start();
                MintmarkServer server = MintmarkServer.start(OnPostgreSql.environment(postgres.getPort()))) {
            Host host = new Host(new Http(server.baseUri()));
            Host.Tenant tenant = host.tenant();
            Host.App app = tenant.app(host.region());

            assertThat(app.token(host).status()).isEqualTo(200);
            tenant.admin().patch(app.path(), "{\"enabled\":false}");
            assertThat(app.token(host).text()).contains("app_disabled");
            assertThat(tenant.admin().get("/api/v1/apps?q=App&limit=1").json().getJsonArray("items"))
                    .hasSize(1);
            assertThat(host.operator
                            .get("/api/v1/audit-events/verification")
                            .json()
                            .getBoolean("holds"))
                    .isTrue();
            String found = WholeDatabase.value(postgres.getPostgresDatabase(), "SHOW server_version");
            assertThat(found).startsWith(version + ".");
            Drills.report("PostgreSQL " + found + ": the main job works");
        }
    }

    @Test
    void theDriversOptionsForTlsPassThrough(@TempDir Path folder) throws IOException, InterruptedException {
        String certificate = folder.resolve("certificate").toString();
        String key = folder.resolve("key").toString();
        Drills.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "1",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                key,
                "-out",
                certificate);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate)
                .setServerConfig("ssl_key_file", key)
                .start()) {
            Map<String, String> environment = new HashMap<>(OnPostgreSql.environment(postgres.getPort()));
            environment.merge("MINTMARK_DB_URL", "?sslmode=verify-full&sslrootcert=" + certificate, String::concat);
            try (MintmarkServer server = MintmarkServer.start(environment)) {
                Host host = new Host(new Http(server.baseUri()));

                assertThat(host.tenant().app(host.region()).token(host).status())
                        .isEqualTo(200);
                assertThat(WholeDatabase.value(
                                postgres.getPostgresDatabase(),
                                "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                                        + " WHERE application_name = 'mintmark'"))
                        .isEqualTo("t");
                Drills.report("PostgreSQL with sslmode=verify-full: every connection is encrypted");
            }
        }
    }

    /** The build's profile lays the binaries down there. */
    private static InputStream binary(int version, String system, String hardware) throws IOException {
        Path library = Path.of("target", "postgresql", version + ".jar");
        try (JarFile jar = new JarFile(library.toFile())) {
            String name = "postgres-" + system.toLowerCase() + "-" + hardware + ".txz";
            try (InputStream entry = jar.getInputStream(jar.getEntry(name))) {
                return new ByteArrayInputStream(entry.readAllBytes());
            }
        }
    }
}
