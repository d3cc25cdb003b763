package dev.mintmark.persistence.schema;

import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date at the start of a node. Nodes that start together wait for the first; none does the work
 * twice.
 */
public final class SchemaMigration {
    private static final String POSTGRESQL = "PostgreSQL";
    /** Holds an empty file flyway.location beside the migrations: by it Flyway finds the folder inside the server. */
    private static final String MIGRATIONS = "classpath:db/migration";

    /** Kept, because a logger that nobody holds forgets its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final DataSource dataSource;

    public SchemaMigration(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Applies what is missing.
     *
     * @return how many steps were missing
     * @throws dev.mintmark.application.port.StoreUnavailable if the database cannot be reached
     */
    public int migrate() {
        return migrate("latest");
    }

    /** The schema as it was when this version was the last. */
    int migrate(String target) {
        FLYWAY.setLevel(Level.WARNING);
        return StoreErrors.translated(() -> Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations(MIGRATIONS)
                .javaMigrations(new EmailKeyMigration(), new TenantNameKeyMigration())
                .failOnMissingLocations(true)
                .placeholders(Map.of("byteOrder", byteOrder()))
                .target(target)
                .load()
                .migrate()
                .migrationsExecuted);
    }

    /** PostgreSQL compares texts by the rules of a language unless it is told not to; H2 never does. */
    private String byteOrder() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals(POSTGRESQL) ? "COLLATE \"C\"" : "";
        } catch (SQLException error) {
            throw new PersistenceException(error);
        }
    }
}
