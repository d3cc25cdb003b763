package dev.mintmark.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.persistence.store.StoreReader;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A dead connection costs one more read, and no other fault does. */
class StoreReaderTest {
    private final List<Connection> used = new ArrayList<>();
    private final StoreReader store = new StoreReader(inMemory());

    private static JdbcDataSource inMemory() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");
        return database;
    }

    @Test
    void aReadOnADeadConnectionIsDoneAgainOnAnother() {
        String found = store.read(connection -> {
            used.add(connection);
            if (used.size() == 1) {
                throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
            }
            return "found";
        });

        assertThat(found).isEqualTo("found");
        assertThat(used).hasSize(2).doesNotHaveDuplicates();
        assertThat(used).allMatch(StoreReaderTest::isClosed);
    }

    @Test
    void itIsDoneAgainOnlyOnce() {
        assertThatThrownBy(() -> store.read(this::fails)).isInstanceOf(StoreUnavailable.class);

        assertThat(used).hasSize(2).allMatch(StoreReaderTest::isClosed);
    }

    @Test
    void aFaultOfTheProgramIsNotTriedAgain() {
        assertThatThrownBy(() -> store.read(connection -> {
                    used.add(connection);
                    return connection.prepareStatement("SELECT nothing FROM nowhere");
                }))
                .isInstanceOf(PersistenceException.class);

        assertThat(used).hasSize(1).allMatch(StoreReaderTest::isClosed);
    }

    private String fails(Connection connection) throws SQLException {
        used.add(connection);
        throw new SQLException("terminating connection due to administrator command", "57P01");
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException unknown) {
            throw new AssertionError(unknown);
        }
    }
}
