package dev.mintmark.persistence.store;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Reads past any transaction, each time as the rows are stored now. Nobody asks a connection beforehand whether it
 * lives: a read that fails at once because its connection is dead is done again, once, on another one.
 */
public final class StoreReader {
    /** A dead connection is noticed sooner; what took longer is not to take twice as long. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final DataSource dataSource;

    /** Takes connections from this pool, which commit by themselves; it drops all when one of them is found dead. */
    public StoreReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A read, which may be done twice. */
    public interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    /**
     * What the read finds.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    public <T> T read(Read<T> read) {
        return StoreErrors.translated(() -> {
            try {
                return onceOrAgain(read);
            } catch (SQLException error) {
                throw new PersistenceException(error);
            }
        });
    }

    private <T> T onceOrAgain(Read<T> read) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = dataSource.getConnection()) {
            start = System.nanoTime();
            return read.from(connection);
        } catch (SQLException failed) {
            if (!StoreErrors.isUnavailable(failed) || System.nanoTime() - start > AT_ONCE.toNanos()) {
                throw failed;
            }
        }
        try (Connection another = dataSource.getConnection()) {
            return read.from(another);
        }
    }
}
