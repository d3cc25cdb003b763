package dev.mintmark.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database, and the variables of a server on it.
 *
 * @param postmaster the first process of a database that is no part of the server's
 */
record Store(String name, DataSource database, Map<String, String> variables, Optional<ProcessHandle> postmaster) {
    /** The embedded one, in this folder. */
    static Store h2(Path data) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + data.resolve("mintmark").toAbsolutePath());
        database.setUser("mintmark");
        database.setPassword("");
        return new Store("H2", database, Map.of("MINTMARK_DATA_DIR", data.toString()), Optional.empty());
    }

    static Store postgreSql(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            return new Store(
                    "PostgreSQL",
                    postgres.getPostgresDatabase(),
                    Map.of(
                            "MINTMARK_DB_URL",
                            "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                            "MINTMARK_DB_USER",
                            "postgres",
                            "MINTMARK_DB_PASSWORD",
                            "postgres",
                            "MINTMARK_KEY_ENCRYPTION_KEY",
                            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
                    ProcessHandle.of(pid.getLong(1)).flatMap(ProcessHandle::parent));
        }
    }

    /** Nanoseconds of CPU that the database's own processes have used which run now; 0 if it has none. */
    long cpu() {
        return postmaster.stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
