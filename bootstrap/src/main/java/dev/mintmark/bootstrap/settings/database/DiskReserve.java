package dev.mintmark.bootstrap.settings.database;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Keeps the embedded database away from the end of its disk: while less than a reserve is left there, statements that
 * change something are refused, and those that read go on. H2 closes itself at a write that finds no room, and has come
 * back without changes that it had confirmed.
 */
final class DiskReserve {
    /** More than all writes that may be under way at once take. */
    static final long BYTES = 8L << 20;

    private static final Logger LOG = Logger.getLogger(DiskReserve.class.getName());
    private static final Pattern CHANGING = Pattern.compile(
            "\\s*(?:(?:INSERT|UPDATE|DELETE|MERGE)\\b|SELECT\\b.*\\bFOR\\s+UPDATE\\b).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Of SQL and of PostgreSQL: disk full. */
    private static final String DISK_FULL = "53100";

    private final Space space;
    private final AtomicBoolean told = new AtomicBoolean();

    /** How many bytes are left. */
    interface Space {
        long left() throws IOException;
    }

    /** @param folder where the database's file lies */
    DiskReserve(Path folder) {
        this(() -> Files.getFileStore(folder).getUsableSpace());
    }

    DiskReserve(Space space) {
        this.space = space;
    }

    /** The same connection, whose changing statements are refused when the disk is nearly full ({@code 53100}). */
    Connection guard(Connection connection) {
        return proxy(Connection.class, connection, (self, method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement && changes((String) arguments[0])
                    ? guard(statement)
                    : result;
        });
    }

    private PreparedStatement guard(PreparedStatement statement) {
        return proxy(PreparedStatement.class, statement, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                requireRoom();
            }
            return method.invoke(statement, arguments);
        });
    }

    private static boolean changes(String sql) {
        return CHANGING.matcher(sql).matches();
    }

    private void requireRoom() throws SQLException {
        if (left() >= BYTES) {
            told.set(false);
            return;
        }
        if (!told.getAndSet(true)) {
            LOG.warning("The embedded database's disk is nearly full: changes are refused until " + (BYTES >> 20)
                    + " MiB are free there again; what only reads goes on.");
        }
        throw new SQLTransientException("the disk is nearly full", DISK_FULL);
    }

    private long left() throws SQLException {
        try {
            return space.left();
        } catch (IOException unknown) {
            throw new SQLTransientException("the space left on the disk is unknown", DISK_FULL, unknown);
        }
    }

    private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return handler.invoke(self, method, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
