package dev.mintmark.bench;

import dev.mintmark.persistence.store.StoreReader;
import dev.mintmark.persistence.token.JdbcIssuanceDirectory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** The statement that the server reads the row of a client with: taken from the adapter itself, while it reads one. */
final class RecordedStatement {
    private RecordedStatement() {}

    /** On one line. */
    static String of(DataSource database, BenchClient client) {
        AtomicReference<String> sql = new AtomicReference<>();
        DataSource recording = proxy(DataSource.class, database, sql);
        JdbcIssuanceDirectory.ofOneConnection(new StoreReader(recording), 1)
                .find(client.id, Optional.empty())
                .orElseThrow(() -> new IllegalStateException("The client is not in the database."));
        return sql.get().replaceAll("\\s+", " ");
    }

    private static <T> T proxy(Class<T> type, T real, AtomicReference<String> sql) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getName().equals("prepareStatement")) {
                sql.set((String) given[0]);
            }
            try {
                Object answer = method.invoke(real, given);
                return answer instanceof Connection connection ? proxy(Connection.class, connection, sql) : answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }
}
