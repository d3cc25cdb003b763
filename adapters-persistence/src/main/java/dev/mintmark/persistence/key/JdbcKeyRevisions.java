package dev.mintmark.persistence.key;

import dev.mintmark.application.port.out.key.KeyRevisions;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.persistence.store.StoreReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the revision by plain JDBC, because the public keys, and every management call, ask for it. */
public final class JdbcKeyRevisions implements KeyRevisions {
    private static final String SELECT = "SELECT revision FROM signing_key_set WHERE purpose = ?";

    private final StoreReader store;

    public JdbcKeyRevisions(StoreReader store) {
        this.store = store;
    }

    @Override
    public long now(KeyPurpose purpose) {
        return store.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                statement.setString(1, purpose.name());
                return only(statement);
            }
        });
    }

    private static long only(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("the schema puts a row there for each purpose");
            }
            return row.getLong(1);
        }
    }
}
