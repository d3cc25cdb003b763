package dev.mintmark.bootstrap.settings.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskReserveTest {
    private static final String ALL = "SELECT COUNT(*) FROM thing";

    private long left = DiskReserve.BYTES;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = new DiskReserve(() -> left).guard(DriverManager.getConnection("jdbc:h2:mem:"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE thing (id INT PRIMARY KEY)");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void changesAndReadsGoOnWhileThereIsRoom() throws SQLException {
        assertThat(insert(1)).isOne();
        assertThat(count()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO thing VALUES (2)",
                "\n  update thing SET id = 3",
                "DELETE FROM thing",
                "MERGE INTO thing KEY (id) VALUES (1)",
                "SELECT id FROM thing\nWHERE id = 1 FOR UPDATE"
            })
    void whatChangesIsRefusedAsByAFullDiskAndWhatReadsIsNot(String change) throws SQLException {
        insert(1);
        left = DiskReserve.BYTES - 1;

        try (PreparedStatement statement = connection.prepareStatement(change)) {
            assertThatThrownBy(statement::execute).satisfies(DiskReserveTest::isDiskFull);
        }
        assertThat(count()).isOne();
        try (PreparedStatement reading = connection.prepareStatement("SELECT id AS updated FROM thing")) {
            assertThat(reading.execute()).isTrue();
        }
    }

    @Test
    void aStatementThatWasPreparedBeforeIsRefusedToo() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO thing VALUES (?)")) {
            statement.setInt(1, 1);
            statement.addBatch();
            left = 0;
            assertThatThrownBy(statement::executeBatch).satisfies(DiskReserveTest::isDiskFull);
            assertThatThrownBy(statement::executeUpdate).satisfies(DiskReserveTest::isDiskFull);
        }
        assertThat(count()).isZero();
    }

    @Test
    void changesGoOnWhenThereIsRoomAgain() throws SQLException {
        left = 0;
        assertThatThrownBy(() -> insert(1)).satisfies(DiskReserveTest::isDiskFull);

        left = DiskReserve.BYTES;

        assertThat(insert(1)).isOne();
    }

    @Test
    void whereNobodyKnowsHowMuchIsLeftChangesAreRefused() throws SQLException {
        Connection unknown = new DiskReserve(() -> {
                    throw new IOException("gone");
                })
                .guard(connection);

        try (PreparedStatement statement = unknown.prepareStatement("DELETE FROM thing")) {
            assertThatThrownBy(statement::executeUpdate)
                    .satisfies(DiskReserveTest::isDiskFull)
                    .hasRootCauseMessage("gone");
        }
    }

    @Test
    void whatTheDatabaseItselfRefusesIsToldAsItIs() throws SQLException {
        insert(1);

        assertThatThrownBy(() -> insert(1))
                .isInstanceOfSatisfying(SQLException.class, failed -> assertThat(failed.getSQLState())
                        .isEqualTo("23505"));
    }

    private static void isDiskFull(Throwable failed) {
        assertThat(failed).isInstanceOfSatisfying(SQLException.class, sql -> assertThat(sql.getSQLState())
                .isEqualTo("53100"));
    }

    private int insert(int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO thing VALUES (?)")) {
            statement.setInt(1, id);
            return statement.executeUpdate();
        }
    }

    private int count() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
