package dev.mintmark.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Has PostgreSQL say of each query that is sent how it has carried it out. */
final class ExplainedDataSource {
    private final DataSource database;
    private final List<Plan> plans = new ArrayList<>();

    /** A query, and what PostgreSQL says of it, as JSON. */
    record Plan(String sql, String explanation) {}

    private record Setting(Method method, Object[] arguments) {}

    ExplainedDataSource(DataSource database) {
        this.database = database;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(database, arguments);
            return result instanceof Connection connection ? explaining(connection) : result;
        });
    }

    /** What was sent since the last time. */
    List<Plan> taken() {
        List<Plan> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    private Connection explaining(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement
                    ? explaining(connection, statement, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement explaining(Connection connection, PreparedStatement statement, String sql) {
        List<Setting> settings = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().equals("executeQuery")) {
                explain(connection, sql, settings);
            } else if (method.getName().matches("set(Object|String|Long|Int|Null|Boolean|Bytes|Short|Array)")) {
                settings.add(new Setting(method, arguments));
            }
            return method.invoke(statement, arguments);
        });
    }

    private void explain(Connection connection, String sql, List<Setting> settings)
            throws SQLException, ReflectiveOperationException {
        if (!sql.strip().toUpperCase(Locale.ROOT).startsWith("SELECT") || sql.contains("FOR UPDATE")) {
            return;
        }
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + sql)) {
            for (Setting setting : settings) {
                setting.method().invoke(explain, setting.arguments());
            }
            try (ResultSet explanation = explain.executeQuery()) {
                explanation.next();
                plans.add(new Plan(sql, explanation.getString(1)));
            }
        }
    }

    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object[] arguments) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                }));
    }
}
