package dev.mintmark.bench;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.persistence.schema.SchemaMigration;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Fills a database: 100 active tenants, each with 100 apps that have a plan with three limits and two allowed domains.
 */
final class BenchData {
    static final int TENANTS = 100;
    static final int APPS_PER_TENANT = 100;
    static final int PLANS = 10;

    /** In microseconds since 1970. */
    static final long NOW = 1_795_424_400_000_000L;

    private static final String PROSAIC = "0000-7000-8000-";

    private BenchData() {}

    /** Migrates the empty database, fills it and returns the clients of all apps. */
    static List<BenchClient> fill(DataSource database) throws SQLException {
        new SchemaMigration(database).migrate();
        SplittableRandom random = new SplittableRandom(20261123);
        List<BenchClient> clients = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            hostRows(connection);
            tenants(connection);
            try (PreparedStatement app = connection.prepareStatement("""
                    INSERT INTO app (id, tenant_id, client_id, name, name_key, name_sort, region_code, db_code, redirect_uris,
                        post_logout_redirect_uris, allowed_domain_1, allowed_domain_2, enabled, plan_code, secret_digest, secret_hint,
                        secret_created_at, credential_version, created_at, updated_at, version)
                    VALUES (?, ?, ?, ?, ?, ?, 'bench-region', 'bench-region-db', '', '', ?, 'localhost:3000', TRUE, ?, ?, ?,
                        %1$d, 1, %1$d, %1$d, 1)""".formatted(NOW))) {
                for (int number = 0; number < TENANTS * APPS_PER_TENANT; number++) {
                    BenchClient client = BenchClient.byChance(random);
                    String name = "app " + number;
                    app.setObject(1, id(2, number));
                    app.setObject(2, id(1, number % TENANTS));
                    app.setString(3, client.id.value());
                    app.setString(4, name);
                    app.setString(5, name);
                    app.setBytes(6, name.getBytes(StandardCharsets.UTF_8));
                    app.setString(7, "app-" + number + ".example.com");
                    app.setString(8, "bench-plan-" + number % PLANS);
                    app.setString(9, SecretDigest.of(client.secret).hex());
                    app.setString(10, client.secret.hint());
                    app.addBatch();
                    clients.add(client);
                }
                app.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        }
        return clients;
    }

    private static void hostRows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO license_region (code, name, active, created_at, updated_at, version)
                    VALUES ('bench-region', 'Bench', TRUE, %1$d, %1$d, 1)""".formatted(NOW));
            statement.execute("""
                    INSERT INTO region_database (db_code, region_code, description, created_at, updated_at, version)
                    VALUES ('bench-region-db', 'bench-region', '', %1$d, %1$d, 1)""".formatted(NOW));
            for (int number = 0; number < PLANS; number++) {
                statement.execute("""
                        INSERT INTO plan (code, name, per_hour, per_day, requests_per_minute, revision, status, created_at, updated_at, version)
                        VALUES ('bench-plan-%2$d', 'Plan', 1000, 10000, 600, 1, 'active', %1$d, %1$d, 1)""".formatted(NOW, number));
            }
        }
    }

    private static void tenants(Connection connection) throws SQLException {
        try (PreparedStatement tenant = connection.prepareStatement("""
                INSERT INTO tenant (id, name, status, app_limit, plan_policy, created_at, updated_at, version)
                VALUES (?, ?, 'active', 100, 'open', %1$d, %1$d, 1)""".formatted(NOW))) {
            for (int number = 0; number < TENANTS; number++) {
                tenant.setObject(1, id(1, number));
                tenant.setString(2, "Tenant " + number);
                tenant.addBatch();
            }
            tenant.executeBatch();
        }
    }

    static UUID id(int kind, int number) {
        return UUID.fromString("%08x-%s%012x".formatted(kind, PROSAIC, number));
    }
}
