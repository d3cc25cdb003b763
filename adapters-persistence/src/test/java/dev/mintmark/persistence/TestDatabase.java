package dev.mintmark.persistence;

import dev.mintmark.persistence.schema.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A migrated database, started once for all tests of the module, and EclipseLink on it outside of any container. */
public final class TestDatabase {
    private static final List<String> EMPTYING = List.of(
            "UPDATE license_region SET active_db_code = NULL",
            "DELETE FROM app",
            "DELETE FROM deleted_app",
            "DELETE FROM trusted_issuer",
            "DELETE FROM plan_api",
            "DELETE FROM plan",
            "DELETE FROM region_database",
            "DELETE FROM license_region",
            "DELETE FROM invitation",
            "DELETE FROM mail",
            "DELETE FROM refused_sign_in",
            "DELETE FROM identity_provider",
            "DELETE FROM email_domain",
            "DELETE FROM member",
            "DELETE FROM tenant",
            "DELETE FROM signing_key",
            "DELETE FROM used_assertion",
            "DELETE FROM resource_server",
            "DELETE FROM audit_record",
            "DELETE FROM audit_key",
            "DELETE FROM feed_event",
            "DELETE FROM audit_chain");

    private final DataSource dataSource;
    private final EntityManagerFactory entityManagers;

    private TestDatabase(DataSource dataSource, String url, String user) {
        this.dataSource = dataSource;
        new SchemaMigration(dataSource).migrate();
        this.entityManagers = Persistence.createEntityManagerFactory(
                "mintmark",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jdbc.url", url,
                        "jakarta.persistence.jdbc.user", user,
                        "jakarta.persistence.jdbc.password", "",
                        "eclipselink.connection-pool.default.wait", "10000"));
    }

    static TestDatabase h2() {
        return OnH2.DATABASE;
    }

    public static TestDatabase postgreSql() {
        return OnPostgreSql.DATABASE;
    }

    /** A database of its own on H2, not migrated. */
    static DataSource newH2() {
        return h2DataSource(newH2Url());
    }

    /** A database of its own on PostgreSQL, not migrated. */
    static DataSource newPostgreSql() {
        String name = "db" + System.nanoTime();
        execute(OnPostgreSql.SERVER.getPostgresDatabase(), List.of("CREATE DATABASE " + name));
        return OnPostgreSql.SERVER.getDatabase("postgres", name);
    }

    /** The stores on a database that is migrated. */
    static DatabaseStores stores(DataSource database) {
        return new DatabaseStores(
                Persistence.createEntityManagerFactory(
                        "mintmark",
                        Map.of(
                                "jakarta.persistence.transactionType",
                                "RESOURCE_LOCAL",
                                "jakarta.persistence.nonJtaDataSource",
                                database)),
                database);
    }

    /** The stores on this database, emptied. */
    public DatabaseStores emptied() {
        execute(dataSource, EMPTYING);
        return new DatabaseStores(entityManagers, dataSource);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public static void execute(DataSource on, List<String> statements) {
        try (Connection connection = on.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException error) {
            throw new IllegalStateException(error);
        }
    }

    /** The SQLState with which the database refuses a statement; empty if it does not. */
    Optional<String> refusalOf(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(refused.getSQLState());
        }
    }

    private static DataSource h2DataSource(String url) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        h2.setUser("mintmark");
        h2.setPassword("");
        return h2;
    }

    private static String newH2Url() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "h2-");
            return "jdbc:h2:file:" + folder.resolve("mintmark");
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static final class OnH2 {
        static final TestDatabase DATABASE = start();

        private static TestDatabase start() {
            String url = newH2Url();
            return new TestDatabase(h2DataSource(url), url, "mintmark");
        }
    }

    private static final class OnPostgreSql {
        static final EmbeddedPostgres SERVER = server();
        static final TestDatabase DATABASE =
                new TestDatabase(SERVER.getPostgresDatabase(), SERVER.getJdbcUrl("postgres", "postgres"), "postgres");

        private static EmbeddedPostgres server() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(3))
                        .start();
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }
}
