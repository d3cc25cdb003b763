package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * What a token and a page cost in a database of a thousand, a hundred thousand and a million apps, on one server, in
 * one run.
 */
class ScaleDrill {
    private static final int[] SIZES = {1_000, 100_000, 1_000_000};
    private static final int APPS_OF_A_TENANT = 50;
    private static final int CLIENTS = 500;
    private static final int TOKENS = 3_000;
    private static final int PAGES = 300;
    private static final double FLAT = 1.5;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Microseconds in the middle of many. */
    private record Medians(
            double token, double firstPage, double thirdPage, double search, double auditPage, double tenantsPage) {
        String inWords() {
            return "a token %.0f µs; apps: first page %.0f µs, third page %.0f µs, search %.0f µs; audit page %.0f µs; tenants %.0f µs"
                    .formatted(token, firstPage, thirdPage, search, auditPage, tenantsPage);
        }

        double largestOver(Medians other) {
            return DoubleStream.of(
                            token / other.token,
                            firstPage / other.firstPage,
                            thirdPage / other.thirdPage,
                            search / other.search,
                            auditPage / other.auditPage,
                            tenantsPage / other.tenantsPage)
                    .max()
                    .orElseThrow();
        }
    }

    @Test
    void theCostOfATokenAndOfAPageDoesNotDependOnTheNumberOfApps() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = OnPostgreSql.start();
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
                Drills.report("%,d apps: %s (medians)"
                        .formatted(size, medians.get(medians.size() - 1).inWords()));
            }
            Drills.report("%s bytes for an app, %s for an audit record, each with its indexes"
                    .formatted(
                            WholeDatabase.value(database, size("app", "client_id LIKE 'mm_00%'")),
                            WholeDatabase.value(database, size("audit_record", "seal = ''"))));
            assertThat(medians.get(medians.size() - 1).largestOver(medians.get(0)))
                    .isLessThan(FLAT);
        }
    }

    private static MintmarkServer start(EmbeddedPostgres postgres) {
        Map<String, String> environment = new HashMap<>(OnPostgreSql.environment(postgres.getPort()));
        environment.put("MINTMARK_APP_LIMIT", "1000");
        return MintmarkServer.start(environment);
    }

    /** With a plain client, so that what the tests' own client checks does not hide a difference. */
    private static Medians measure(Host host, Http admin, List<Host.App> clients) throws IOException {
        URI endpoint = host.anonymous.uri("/connect/token");
        List<HttpRequest> tokens = clients.stream()
                .map(app -> HttpRequest.newBuilder(endpoint)
                        .header("Authorization", "Basic " + Http.base64(app.clientId() + ":" + app.clientSecret()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build())
                .toList();
        String second = admin.get("/api/v1/apps?limit=10").string("nextCursor");
        String third =
                admin.get("/api/v1/apps?limit=10&cursor=" + Http.form(second)).string("nextCursor");
        return new Medians(
                median(TOKENS, tokens),
                median(PAGES, page(admin, "/api/v1/apps?limit=10")),
                median(PAGES, page(admin, "/api/v1/apps?limit=10&cursor=" + Http.form(third))),
                median(PAGES, page(admin, "/api/v1/apps?limit=10&q=app")),
                median(PAGES, page(admin, "/api/v1/audit-events?limit=10")),
                median(PAGES, page(host.operator, "/api/v1/tenants?limit=10")));
    }

    private static List<HttpRequest> page(Http caller, String path) {
        return List.of(HttpRequest.newBuilder(caller.uri(path))
                .header("Authorization", caller.authorization())
                .build());
    }

    private static double median(int times, List<HttpRequest> requests) throws IOException {
        SplittableRandom random = new SplittableRandom(20261123);
        long[] nanos = new long[times];
        for (int number = 0; number < times; number++) {
            HttpRequest request = requests.get(random.nextInt(requests.size()));
            long began = System.nanoTime();
            HttpResponse<String> answer = send(request);
            nanos[number] = System.nanoTime() - began;
            assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(200);
        }
        Arrays.sort(nanos);
        return nanos[times / 2] / 1_000.0;
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * Makes further apps, each with two audit records and two days of activity, {@value #APPS_OF_A_TENANT} to a tenant.
     */
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

    /**
     * What a row takes with its indexes and the table's own share; the rows made here are leaner than those that the
     * server writes.
     */
    private static String size(String table, String madeHere) {
        return ("SELECT round(pg_total_relation_size('%1$s') / count(*) - avg(pg_column_size(t)) FILTER (WHERE %2$s)"
                        + " + avg(pg_column_size(t)) FILTER (WHERE NOT (%2$s))) FROM %1$s t")
                .formatted(table, madeHere);
    }

    private static String id(String kind, String number) {
        return "('0000000" + kind + "-0000-7000-8000-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }
}
