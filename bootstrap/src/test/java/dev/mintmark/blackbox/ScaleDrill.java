package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a token and a page cost in a database of a thousand, a hundred thousand and a million apps, on one server, in one run. */
class ScaleDrill {
    private static final int[] SIZES = {1_000, 100_000, 1_000_000};
    private static final int APPS_OF_A_TENANT = 50;
    private static final int CLIENTS = 500;
    private static final int TOKENS = 3_000;
    private static final int PAGES = 300;
    private static final double FLAT = 1.5;

    /** Microseconds in the middle of many. */
    private record Medians(double token, double firstPage, double middlePage, double auditPage) {}

    @Test
    void theCostOfATokenAndOfAPageDoesNotDependOnTheNumberOfApps() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                MintmarkServer server = start(postgres)) {
            DataSource database = postgres.getPostgresDatabase();
            Host host = new Host(new Http(server.baseUri()));
            String region = host.region();
            Host.Tenant tenant = host.tenant();
            for (int number = 0; number < APPS_OF_A_TENANT; number++) {
                tenant.app(region);
            }
            List<Medians> medians = new ArrayList<>();
            int there = 0;
            for (int size : SIZES) {
                grow(database, region, there, size);
                there = size;
                List<Host.App> clients = clients(database, size);
                Host fresh = new Host(host.anonymous);
                Http admin = fresh.member(tenant.id(), "tenant-admin");
                measure(fresh, admin, clients);
                medians.add(measure(fresh, admin, clients));
                Drills.report(
                        "%,9d apps: a token %4.0f µs, first page %5.0f µs, third page %5.0f µs, audit page %5.0f µs (medians)"
                                .formatted(
                                        size,
                                        medians.get(medians.size() - 1).token(),
                                        medians.get(medians.size() - 1).firstPage(),
                                        medians.get(medians.size() - 1).middlePage(),
                                        medians.get(medians.size() - 1).auditPage()));
            }
            Drills.report("%s bytes for an app, %s for an audit record, each with its indexes"
                    .formatted(
                            WholeDatabase.value(database, size("app")),
                            WholeDatabase.value(database, size("audit_record"))));
            Medians small = medians.get(0);
            Medians large = medians.get(medians.size() - 1);
            assertThat(large.token() / small.token()).as("tokens").isLessThan(FLAT);
            assertThat(large.firstPage() / small.firstPage()).as("first pages").isLessThan(FLAT);
            assertThat(large.middlePage() / small.middlePage())
                    .as("pages further on")
                    .isLessThan(FLAT);
            assertThat(large.auditPage() / small.auditPage()).as("audit pages").isLessThan(FLAT);
        }
    }

    private static MintmarkServer start(EmbeddedPostgres postgres) {
        Map<String, String> environment = new HashMap<>(OnPostgreSql.environment(postgres.getPort()));
        environment.put("MINTMARK_APP_LIMIT", "1000");
        return MintmarkServer.start(environment);
    }

    private static Medians measure(Host host, Http admin, List<Host.App> clients) {
        SplittableRandom random = new SplittableRandom(20261123);
        double token =
                median(TOKENS, () -> clients.get(random.nextInt(clients.size())).token(host));
        double firstPage = median(PAGES, () -> admin.get("/api/v1/apps?limit=10"));
        String second = admin.get("/api/v1/apps?limit=10").string("nextCursor");
        String third =
                admin.get("/api/v1/apps?limit=10&cursor=" + Http.form(second)).string("nextCursor");
        double middlePage = median(PAGES, () -> admin.get("/api/v1/apps?limit=10&cursor=" + Http.form(third)));
        double auditPage = median(PAGES, () -> admin.get("/api/v1/audit-events?limit=10"));
        return new Medians(token, firstPage, middlePage, auditPage);
    }

    private static double median(int times, Supplier<Answer> request) {
        long[] nanos = new long[times];
        for (int number = 0; number < times; number++) {
            long began = System.nanoTime();
            Answer answer = request.get();
            nanos[number] = System.nanoTime() - began;
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        java.util.Arrays.sort(nanos);
        return nanos[times / 2] / (double) Duration.ofNanos(1_000).toNanos();
    }

    /** Makes further apps, each with two audit records and two days of activity, {@value #APPS_OF_A_TENANT} to a tenant. */
    private static void grow(DataSource database, String region, int from, int to) {
        int tenants = to / APPS_OF_A_TENANT;
        for (String sql : List.of(
                "INSERT INTO tenant (id, name, status, app_limit, plan_policy, created_at, updated_at, version) SELECT "
                        + id("1", "n") + ", 'Tenant ' || n, 'active', 1000, 'open', n, n, 1 FROM generate_series("
                        + from / APPS_OF_A_TENANT + ", " + (tenants - 1) + ") n",
                "INSERT INTO audit_chain (chain, records, last_seal, key_id, seal, last_event) SELECT " + id("1", "n")
                        + ", 0, '', '', '', 0 FROM generate_series(" + from / APPS_OF_A_TENANT + ", " + (tenants - 1)
                        + ") n",
                "INSERT INTO app (id, tenant_id, client_id, name, name_key, name_sort, region_code, db_code, redirect_uris,"
                        + " post_logout_redirect_uris, enabled, secret_digest, secret_hint, secret_created_at,"
                        + " credential_version, created_at, updated_at, version) SELECT " + id("2", "n") + ", "
                        + id("1", "n / " + APPS_OF_A_TENANT)
                        + ", 'mm_' || lpad(n::text, 26, '0'), 'App ' || n, 'app ' || n,"
                        + " convert_to('app ' || n, 'UTF8'), '" + region + "', '" + region + "-db', '', '', TRUE,"
                        + " encode(sha256(n::text::bytea), 'hex'), 'abcd', 1, 1, n, n, 1 FROM generate_series(" + from
                        + ", "
                        + (to - 1) + ") n",
                "INSERT INTO audit_record (chain, position, id, at, actor_kind, action, target_type, target_id, target_name,"
                        + " changes, key_id, seal) SELECT " + id("1", "n / 2 / " + APPS_OF_A_TENANT) + ", n, "
                        + id("5", "n")
                        + ", n, 'system', 'app.created', 'app', " + id("2", "n / 2")
                        + "::text, 'App', '[]', '', '' FROM"
                        + " generate_series(" + 2L * from + ", " + (2L * to - 1) + ") n",
                "INSERT INTO app_activity SELECT " + id("2", "n / 2") + ", n % 2, 'issued', 5 FROM generate_series("
                        + 2L * from + ", " + (2L * to - 1) + ") n",
                "ANALYZE")) {
            WholeDatabase.execute(database, sql);
        }
    }

    /** Some of the apps, by chance, each with a secret that is known here. */
    private static List<Host.App> clients(DataSource database, int size) throws SQLException {
        SplittableRandom random = new SplittableRandom(size);
        List<Host.App> clients = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE app SET secret_digest = ? WHERE client_id = ?")) {
            for (int number = 0; number < CLIENTS; number++) {
                byte[] bytes = new byte[ClientSecret.RANDOM_BYTES];
                random.nextBytes(bytes);
                ClientSecret secret = ClientSecret.of(bytes);
                String clientId = "mm_" + "%026d".formatted((long) number * size / CLIENTS);
                update.setString(1, SecretDigest.of(secret).hex());
                update.setString(2, clientId);
                update.addBatch();
                clients.add(new Host.App("", clientId, secret.reveal()));
            }
            update.executeBatch();
        }
        return clients;
    }

    private static String size(String table) {
        return "SELECT pg_total_relation_size('" + table + "') / count(*) FROM " + table;
    }

    private static String id(String kind, String number) {
        return "('0000000" + kind + "-0000-7000-8000-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }
}
