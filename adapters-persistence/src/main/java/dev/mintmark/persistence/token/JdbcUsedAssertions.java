package dev.mintmark.persistence.token;

import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.StoreErrors;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;

/** Remembers accepted assertions by one row each; the primary key decides which of two at once was first. */
public final class JdbcUsedAssertions implements UsedAssertions {
    private static final Map<String, Refusal> RULES = Map.of("used_assertion_pk", Refusal.CONCURRENT_CHANGE);

    private final DataSource dataSource;

    public JdbcUsedAssertions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public boolean remember(String digest, Instant expiresAt) {
        try {
            return update("INSERT INTO used_assertion (digest, expires_at) VALUES (?, ?)", digest, Micros.of(expiresAt))
                    == 1;
        } catch (RuleBroken remembered) {
            if (remembered.refusal() != Refusal.CONCURRENT_CHANGE) {
                throw remembered;
            }
            return false;
        }
    }

    @Override
    public int forgetExpired(Instant before) {
        return update("DELETE FROM used_assertion WHERE expires_at < ?", Micros.of(before));
    }

    private int update(String sql, Object... parameters) {
        return StoreErrors.translated(RULES, () -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            } catch (SQLException error) {
                throw new PersistenceException(error);
            }
        });
    }
}
