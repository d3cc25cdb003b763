package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same server on PostgreSQL, chosen by its variables alone (http-api §3). */
class PostgreSqlIT {

    @Test
    void theMainJobWorksOnPostgreSqlAsWell() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                MintmarkServer server = MintmarkServer.start(Map.of(
                        "MINTMARK_DB_URL",
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                        "MINTMARK_DB_USER",
                        "postgres",
                        "MINTMARK_DB_PASSWORD",
                        "postgres",
                        "MINTMARK_KEY_ENCRYPTION_KEY",
                        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "MINTMARK_ADMIN_EMAIL",
                        Host.ADMIN_EMAIL,
                        "MINTMARK_ADMIN_PASSWORD",
                        Host.ADMIN_PASSWORD))) {
            Host host = new Host(new Http(server.baseUri()));
            Host.Tenant tenant = host.tenant();
            String region = host.region();
            Host.App app = tenant.app(region, "Billing");

            assertThat(app.token(host).status()).isEqualTo(200);
            Answer taken =
                    tenant.admin().post("/api/v1/apps", "{\"name\":\"BILLING\",\"licenseRegion\":\"" + region + "\"}");
            assertThat(taken.code()).isEqualTo("app_name_taken");
            Answer regenerated = tenant.admin().post(app.path() + "/secret");
            assertThat(regenerated.status()).as(regenerated.text()).isEqualTo(200);
            assertThat(app.token(host).status()).isEqualTo(401);
            assertThat(host.anonymous
                            .token(app.clientId(), regenerated.string("clientSecret"))
                            .status())
                    .isEqualTo(200);
            assertThat(tenant.admin().get("/api/v1/apps").json().getJsonArray("items"))
                    .hasSize(1);
        }
    }
}
