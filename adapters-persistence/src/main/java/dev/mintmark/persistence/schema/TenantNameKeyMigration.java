package dev.mintmark.persistence.schema;

import dev.mintmark.domain.DisplayName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Stores by what tenants' names are searched ({@link DisplayName#keyOf}), which no database can compute. Nodes of the
 * release before leave it empty: such a tenant is found by its id, and by its name once it is changed again.
 */
final class TenantNameKeyMigration implements JavaMigration {
    /** A character becomes at most 18 when it is compared, and a name has at most 100. */
    private static final String COLUMN = "ALTER TABLE tenant ADD COLUMN name_key VARCHAR(1800) DEFAULT '' NOT NULL";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(COLUMN);
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE tenant SET name_key = ? WHERE id = ?")) {
            for (Map.Entry<UUID, String> tenant : names(connection).entrySet()) {
                update.setString(1, DisplayName.keyOf(tenant.getValue()));
                update.setObject(2, tenant.getKey());
                update.executeUpdate();
            }
        }
    }

    private static Map<UUID, String> names(Connection connection) throws SQLException {
        Map<UUID, String> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet tenants = statement.executeQuery("SELECT id, name FROM tenant")) {
            while (tenants.next()) {
                names.put(tenants.getObject(1, UUID.class), tenants.getString(2));
            }
        }
        return names;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("28");
    }

    @Override
    public String getDescription() {
        return "tenant name keys";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
