package dev.mintmark.persistence.token;

import dev.mintmark.application.port.out.token.Cuts;
import dev.mintmark.domain.introspection.Cut;
import dev.mintmark.domain.key.SigningKey;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads what is cut from the rows that say so, outside of any transaction and in one statement, behind one that tells
 * how far back to look: nothing has to be written when something is cut, but for what is deleted.
 */
public final class JdbcCuts implements Cuts {
    private static final String LONGEST_LIFETIME = """
            SELECT COALESCE(MAX(token_lifetime), 0) FROM signing_key
            WHERE purpose = 'ACCESS_TOKEN' AND state IN ('announced', 'signing', 'retired')
            """;

    /**
     * An overlap of secrets ends by its time, too, and nothing is written then: apps are found by that end as well as
     * by their last change.
     */
    private static final String SELECT = """
            SELECT 'APP' AS subject, CAST(id AS VARCHAR(200)) AS cut_value, CAST(NULL AS INTEGER) AS version_below
            FROM app WHERE updated_at >= ? AND NOT enabled
            UNION ALL
            SELECT 'APP', CAST(id AS VARCHAR(200)),
                   CASE WHEN previous_secret_ends_at > ? THEN credential_floor ELSE credential_version END
            FROM app WHERE updated_at >= ? AND enabled
            AND CASE WHEN previous_secret_ends_at > ? THEN credential_floor ELSE credential_version END > 1
            UNION ALL
            SELECT 'APP', CAST(id AS VARCHAR(200)), credential_version
            FROM app WHERE previous_secret_ends_at BETWEEN ? AND ? AND updated_at < ? AND enabled
            UNION ALL
            SELECT 'APP', CAST(app_id AS VARCHAR(200)), NULL FROM deleted_app WHERE deleted_at >= ?
            UNION ALL
            SELECT 'TENANT', CAST(id AS VARCHAR(200)), NULL FROM tenant WHERE updated_at >= ? AND status = 'suspended'
            UNION ALL
            SELECT 'PLAN', code, NULL FROM plan WHERE updated_at >= ? AND status = 'retired'
            UNION ALL
            SELECT 'KEY', kid, NULL FROM signing_key
            WHERE purpose = 'ACCESS_TOKEN' AND state = 'revoked' AND published_until + token_lifetime * 1000000 >= ?
            UNION ALL
            SELECT 'API', identifier, NULL FROM resource_server WHERE updated_at >= ? AND NOT enabled
            ORDER BY 1, 2, 3
            """;

    private final StoreReader store;

    public JdbcCuts(StoreReader store) {
        this.store = store;
    }

    @Override
    public List<Cut> at(Instant now) {
        Instant end = now.minus(SigningKey.GRACE);
        return store.read(connection ->
                select(connection, Micros.of(end.minus(longestLifetime(connection))), Micros.of(end), Micros.of(now)));
    }

    private static Duration longestLifetime(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LONGEST_LIFETIME);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Duration.ofSeconds(row.getLong(1));
        }
    }

    private static List<Cut> select(Connection connection, long since, long end, long now) throws SQLException {
        long[] parameters = {since, now, since, now, since, now, since, since, since, since, end, since};
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            List<Cut> cuts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    cuts.add(cut(row));
                }
            }
            return cuts;
        }
    }

    private static Cut cut(ResultSet row) throws SQLException {
        int version = row.getInt("version_below");
        OptionalInt below = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
        return new Cut(Cut.Subject.valueOf(row.getString("subject")), row.getString("cut_value"), below);
    }
}
