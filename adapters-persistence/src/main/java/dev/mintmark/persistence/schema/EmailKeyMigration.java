package dev.mintmark.persistence.schema;

import dev.mintmark.domain.member.Email;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Stores by what members' addresses are compared since the domain counts in A-label form ({@link Email#key}); until
 * then it was the address in lower case. A key that another member has already is not given a second time.
 */
final class EmailKeyMigration implements JavaMigration {
    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        for (Map.Entry<UUID, String> member : changedKeys(connection).entrySet()) {
            try (PreparedStatement update = connection.prepareStatement("UPDATE member SET email_key = ?"
                    + " WHERE id = ? AND NOT EXISTS (SELECT 1 FROM member WHERE email_key = ?)")) {
                update.setString(1, member.getValue());
                update.setObject(2, member.getKey());
                update.setString(3, member.getValue());
                update.executeUpdate();
            }
        }
    }

    /** Ordered by id, that is, by when the members were created (UUID, version 7). */
    private static Map<UUID, String> changedKeys(Connection connection) throws SQLException {
        Map<UUID, String> changed = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet members = statement.executeQuery("SELECT id, email, email_key FROM member")) {
            while (members.next()) {
                String key = new Email(members.getString(2)).key();
                if (!key.equals(members.getString(3))) {
                    changed.put(members.getObject(1, UUID.class), key);
                }
            }
        }
        return changed;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("10");
    }

    @Override
    public String getDescription() {
        return "email keys";
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
