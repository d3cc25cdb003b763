package dev.mintmark.persistence.token;

import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.persistence.store.Storable;
import dev.mintmark.persistence.store.StoreReader;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what issuing needs in one statement of its own, outside of any transaction: nothing but the database stands
 * between a changed row and the answer. Plain JDBC, because this is the path of every token.
 */
public final class JdbcIssuanceDirectory implements IssuanceDirectory {
    /**
     * Whether or not there is such an app, one row is found, answered and read alike: in the place of an app that there
     * is not, another one's, which is then thrown away. So the time tells nobody which client ids there are (rules §7).
     */
    private static final String OF_CLIENT =
            "a.client_id = COALESCE((SELECT known.client_id FROM app known WHERE known.client_id = %s), ?)";

    private static final Statements BY_CLIENT_ID = new Statements(OF_CLIENT.formatted("?"));
    private static final Statements BY_TENANT_AND_ID = new Statements("a.tenant_id = ? AND a.id = ?");

    /** A row for each of many clients, in their order, as it would be found alone. */
    private static final String BY_CLIENT_IDS = select(
                    "unnest(?, ?) WITH ORDINALITY AS asked (client_id, resource, place) CROSS JOIN signing_key_set k",
                    OF_CLIENT.formatted("asked.client_id"),
                    """
                    LATERAL (
                        SELECT n.* FROM resource_server n WHERE n.identifier = asked.resource
                        UNION ALL
                        SELECT d.* FROM resource_server d WHERE asked.resource IS NULL AND d.is_default = TRUE
                    ) r ON TRUE""")
            + "ORDER BY asked.place";

    /** No identifier is empty. */
    private static final String OF_NO_API = "";

    /** As long as for a connection of the pool. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StoreReader store;
    private final Function<Question, Optional<IssuanceRow>> read;

    /**
     * An app that there was a moment ago, whose row is read in the place of one that there is not; empty text before
     * the first.
     */
    private volatile String standIn = "";

    private JdbcIssuanceDirectory(StoreReader store, int atOnce, boolean inOneStatement) {
        Function<List<Question>, List<Optional<IssuanceRow>>> rows =
                inOneStatement ? this::rowsInOneStatement : this::rowsOneByOne;
        this.store = store;
        this.read = new JoinedReads<>(atOnce, PATIENCE, rows)::answer;
    }

    /**
     * One that reads for all who wait, by a statement that only PostgreSQL takes: a round trip and a plan for many.
     *
     * @param atOnce how many reads run at the same time at most, 1 or more
     */
    public static JdbcIssuanceDirectory ofOneStatement(StoreReader store, int atOnce) {
        return new JdbcIssuanceDirectory(store, atOnce, true);
    }

    /**
     * One that reads for all who wait, one row after the other on one connection: for a database in the same process,
     * which has no round trip to save, but threads that get in each other's way.
     *
     * @param atOnce how many read at the same time at most, 1 or more
     */
    public static JdbcIssuanceDirectory ofOneConnection(StoreReader store, int atOnce) {
        return new JdbcIssuanceDirectory(store, atOnce, false);
    }

    private record Question(String clientId, Optional<String> resource) {}

    @Override
    public Optional<Entry> find(ClientId clientId, Optional<String> resource) {
        Optional<IssuanceRow> found = read.apply(new Question(clientId.value(), resource.map(storable())))
                .filter(row -> row.clientId().equals(clientId.value()));
        found.ifPresent(row -> remember(clientId));
        return found.map(Entry.class::cast);
    }

    @Override
    public Optional<Entry> find(TenantId tenant, AppId app, Optional<String> resource) {
        return query(BY_TENANT_AND_ID, tenant.value(), app.value(), resource.map(storable()))
                .map(Entry.class::cast);
    }

    private static Function<String, String> storable() {
        return resource -> Storable.isStorable(resource) ? resource : OF_NO_API;
    }

    private void remember(ClientId there) {
        if (!standIn.equals(there.value())) {
            standIn = there.value();
        }
    }

    private Optional<IssuanceRow> row(Question asked) {
        return query(BY_CLIENT_ID, asked.clientId, standIn, asked.resource);
    }

    private Optional<IssuanceRow> query(Statements statements, Object one, Object other, Optional<String> resource) {
        return store.read(connection -> query(connection, statements, one, other, resource));
    }

    private static Optional<IssuanceRow> query(
            Connection connection, Statements statements, Object one, Object other, Optional<String> resource)
            throws SQLException {
        String sql = resource.isPresent() ? statements.ofResource : statements.ofDefault;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, one);
            statement.setObject(2, other);
            if (resource.isPresent()) {
                statement.setString(3, resource.get());
            }
            try (ResultSet row = statement.executeQuery()) {
                return IssuanceRow.next(row);
            }
        }
    }

    private List<Optional<IssuanceRow>> rowsOneByOne(List<Question> asked) {
        return store.read(connection -> {
            List<Optional<IssuanceRow>> found = new ArrayList<>(asked.size());
            for (Question each : asked) {
                found.add(query(connection, BY_CLIENT_ID, each.clientId, standIn, each.resource));
            }
            return found;
        });
    }

    private List<Optional<IssuanceRow>> rowsInOneStatement(List<Question> asked) {
        return asked.size() == 1 ? List.of(row(asked.get(0))) : rowsOfMany(asked);
    }

    private List<Optional<IssuanceRow>> rowsOfMany(List<Question> asked) {
        return store.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BY_CLIENT_IDS)) {
                statement.setArray(1, texts(connection, asked.stream().map(each -> each.clientId)));
                statement.setArray(2, texts(connection, asked.stream().map(each -> each.resource.orElse(null))));
                statement.setString(3, standIn);
                try (ResultSet row = statement.executeQuery()) {
                    List<Optional<IssuanceRow>> found = new ArrayList<>(asked.size());
                    for (int i = 0; i < asked.size(); i++) {
                        found.add(IssuanceRow.next(row));
                    }
                    return found;
                }
            }
        });
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static String select(String from, String app, String api) {
        return """
                SELECT %s
                FROM %s
                LEFT JOIN app a ON %s
                LEFT JOIN tenant t ON t.id = a.tenant_id
                LEFT JOIN plan p ON p.code = a.plan_code
                LEFT JOIN %s
                LEFT JOIN plan_api o ON o.plan_code = a.plan_code AND o.resource_server_id = r.id
                WHERE k.purpose = 'ACCESS_TOKEN'
                """.formatted(IssuanceRow.COLUMNS, from, app, api);
    }

    /** The statements that find an app in one way: for the default API, and for one that is named. */
    private record Statements(String ofDefault, String ofResource) {
        Statements(String app) {
            this(
                    select("signing_key_set k", app, "resource_server r ON r.is_default = TRUE"),
                    select("signing_key_set k", app, "resource_server r ON r.identifier = ?"));
        }
    }
}
