package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.jar.JarFile;
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
            assertThat(tenant.admin()
                            .get("/api/v1/apps?search=App&limit=1")
                            .json()
                            .getJsonArray("items"))
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
