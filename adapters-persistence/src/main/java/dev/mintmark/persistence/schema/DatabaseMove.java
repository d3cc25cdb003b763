package dev.mintmark.persistence.schema;

import dev.mintmark.application.port.StoreUnavailable;
import dev.mintmark.persistence.store.StoreErrors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Carries everything from one database over to another, empty one of the same schema, in one transaction, and compares
 * both afterwards: each table's number of rows, and a checksum over all their values.
 */
public final class DatabaseMove {
    /** What a table refers to stands before it. */
    public static final List<String> TABLES = List.of(
            "tenant",
            "license_region",
            "region_database",
            "plan",
            "resource_server",
            "plan_api",
            "trusted_issuer",
            "app",
            "federated_credential",
            "api_use",
            "deleted_app",
            "app_activity",
            "app_activity_day",
            "activity_summary",
            "replaced_secret",
            "replaced_secret_attempt",
            "used_assertion",
            "member",
            "management_key",
            "member_session",
            "invitation",
            "password_reset",
            "first_sign_in",
            "totp",
            "passkey",
            "recovery_code",
            "pending_sign_in",
            "email_domain",
            "identity_provider",
            "identity_provider_domain",
            "identity_provider_group",
            "member_identity",
            "foreign_session",
            "known_network",
            "mail",
            "refused_sign_in",
            "signing_key_set",
            "signing_key",
            "audit_key",
            "audit_chain",
            "audit_record",
            "feed_event");

    /** A region points to one of its databases, which come after it; a key to the one that made it. */
    private static final List<Pointer> LATER = List.of(
            new Pointer("license_region", "code", List.of("active_db_code")),
            new Pointer("management_key", "id", List.of("made_by_key", "made_by_key_ends")));

    private static final int BATCH = 1_000;

    private final DataSource from;
    private final DataSource to;

    /**
     * Moves between these two.
     *
     * @param from it is only read
     * @param to its schema is up to date
     */
    public DatabaseMove(DataSource from, DataSource to) {
        this.from = from;
        this.to = to;
    }

    /**
     * What was moved.
     *
     * @param rows of all tables
     * @param checksum over all values of all tables, in hexadecimal; the same on both sides
     */
    public record Moved(int tables, long rows, String checksum) {}

    /**
     * Moves everything, or nothing.
     *
     * @return what was moved; nothing where the target already holds an installation
     * @throws NotMoved if the schemas differ, or the comparison failed
     * @throws StoreUnavailable if one of the two cannot be reached
     */
    public Optional<Moved> move() {
        return StoreErrors.translated(() -> {
            try (Connection source = from.getConnection();
                    Connection target = to.getConnection()) {
                boolean automatic = target.getAutoCommit();
                target.setAutoCommit(false);
                try {
                    Optional<Moved> moved = move(source, target);
                    target.commit();
                    return moved;
                } finally {
                    target.rollback();
                    target.setAutoCommit(automatic);
                }
            } catch (SQLException error) {
                throw new IllegalStateException("The move failed", error);
            }
        });
    }

    private static Optional<Moved> move(Connection source, Connection target) throws SQLException {
        String have = version(source);
        String want = version(target);
        if (!have.equals(want)) {
            throw new NotMoved("The schema of the database to be moved is of version " + have + ", this Mintmark's of "
                    + want + ". Start this Mintmark once on the old database, which brings it up to date.");
        }
        execute(target, "LOCK TABLE tenant, member, signing_key IN ACCESS EXCLUSIVE MODE");
        if (holdsAnInstallation(target)) {
            return Optional.empty();
        }
        for (String table : TABLES) {
            execute(target, "DELETE FROM " + table);
        }
        for (String table : TABLES) {
            copy(table, source, target);
        }
        for (Pointer pointer : LATER) {
            pointer.carryOver(source, target);
        }
        return Optional.of(compared(source, target));
    }

    /** Of the last step of the schema's history. */
    private static String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"success\" AND \"version\" IS NOT"
                                + " NULL"
                                + " ORDER BY \"installed_rank\" DESC")) {
            return last.next() ? last.getString(1) : "none";
        }
    }

    private static boolean holdsAnInstallation(Connection target) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet found = statement.executeQuery("SELECT 1 FROM tenant UNION ALL SELECT 1 FROM member"
                        + " UNION ALL SELECT 1 FROM signing_key UNION ALL SELECT 1 FROM license_region"
                        + " UNION ALL SELECT 1 FROM plan")) {
            return found.next();
        }
    }

    private static void copy(String table, Connection source, Connection target) throws SQLException {
        List<String> columns = columns(table, target);
        String names = String.join(", ", columns);
        String marks =
                IntStream.range(0, columns.size()).mapToObj(column -> "?").collect(Collectors.joining(", "));
        try (Statement select = source.createStatement();
                ResultSet rows = select.executeQuery("SELECT " + names + " FROM " + table);
                PreparedStatement insert =
                        target.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
            int waiting = 0;
            while (rows.next()) {
                for (int column = 1; column <= columns.size(); column++) {
                    insert.setObject(column, isLater(table, columns.get(column - 1)) ? null : rows.getObject(column));
                }
                insert.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private static boolean isLater(String table, String column) {
        return LATER.stream()
                .anyMatch(pointer ->
                        pointer.table().equals(table) && pointer.columns().contains(column));
    }

    /** Columns that refer to rows which may come later; {@code id} names a row. */
    private record Pointer(String table, String id, List<String> columns) {
        void carryOver(Connection source, Connection target) throws SQLException {
            String names = String.join(", ", columns);
            String assignments = columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
            try (Statement select = source.createStatement();
                    ResultSet rows = select.executeQuery("SELECT " + names + ", " + id + " FROM " + table + " WHERE "
                            + columns.get(0) + " IS NOT NULL");
                    PreparedStatement update = target.prepareStatement(
                            "UPDATE " + table + " SET " + assignments + " WHERE " + id + " = ?")) {
                while (rows.next()) {
                    for (int column = 1; column <= columns.size() + 1; column++) {
                        update.setObject(column, rows.getObject(column));
                    }
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
    }

    private static Moved compared(Connection source, Connection target) throws SQLException {
        long rows = 0;
        BigInteger all = BigInteger.ZERO;
        for (String table : TABLES) {
            List<String> columns = columns(table, target);
            Content before = Content.of(table, columns, source);
            Content after = Content.of(table, columns, target);
            if (!before.equals(after)) {
                throw new NotMoved("Nothing was moved: of the table " + table + " " + before.rows
                        + " rows were read and " + after.rows + " written, or their values differ.");
            }
            rows += before.rows;
            all = all.add(before.checksum).mod(Content.RANGE);
        }
        return new Moved(TABLES.size(), rows, HexFormat.of().toHexDigits(all.longValue()));
    }

    private static List<String> columns(String table, Connection target) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData columns = none.getMetaData();
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                names.add(columns.getColumnName(column));
            }
            return names;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * A table's rows.
     *
     * @param checksum the sum of the rows' SHA-256 digests, which does not depend on their order
     */
    private record Content(long rows, BigInteger checksum) {
        static final BigInteger RANGE = BigInteger.ONE.shiftLeft(256);

        static Content of(String table, List<String> columns, Connection connection) throws SQLException {
            long count = 0;
            BigInteger sum = BigInteger.ZERO;
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(BATCH);
                try (ResultSet rows =
                        statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
                    while (rows.next()) {
                        count++;
                        sum = sum.add(digest(table, rows, columns.size())).mod(RANGE);
                    }
                }
            }
            return new Content(count, sum);
        }

        /** Each value follows its length, so that no two different rows are the same text. */
        private static BigInteger digest(String table, ResultSet row, int columns) throws SQLException {
            MessageDigest sha = sha256();
            sha.update(table.getBytes(StandardCharsets.UTF_8));
            for (int column = 1; column <= columns; column++) {
                Object value = row.getObject(column);
                byte[] text = value instanceof byte[] bytes
                        ? bytes
                        : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
                sha.update((value == null ? "|null" : "|" + text.length + "|").getBytes(StandardCharsets.UTF_8));
                sha.update(text);
            }
            return new BigInteger(1, sha.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyPlatformHasIt) {
                throw new IllegalStateException(everyPlatformHasIt);
            }
        }
    }

    /** The move was refused or taken back; the message says why and what to do, and nothing has changed. */
    public static final class NotMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotMoved(String message) {
            super(message);
        }
    }
}
