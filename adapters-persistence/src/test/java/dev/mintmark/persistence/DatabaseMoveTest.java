package dev.mintmark.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mintmark.persistence.schema.DatabaseMove;
import dev.mintmark.persistence.schema.SchemaMigration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseMoveTest {
    private static final String TENANT = "'01a20953-019b-7866-b6d6-26edf8ceb816'";
    private static final String MEMBER = "'00000000-0000-7000-8000-0000000000a1'";
    private static final String KEY = "'00000000-0000-7000-8000-0000000000b2'";
    private static final String EARLIER_KEY = "'00000000-0000-7000-8000-0000000000b1'";

    @Test
    void everyTableIsMoved() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = TestDatabase.postgreSql().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                                + " AND table_name <> 'flyway_schema_history'")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }

        assertThat(DatabaseMove.TABLES).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void whatWasInTheOneIsInTheOtherAndTheChecksumsAgree() throws SQLException {
        DataSource h2 = filled();
        DataSource postgreSql = migrated(TestDatabase.newPostgreSql());

        DatabaseMove.Moved moved = new DatabaseMove(h2, postgreSql).move().orElseThrow();

        assertThat(moved.tables()).isEqualTo(DatabaseMove.TABLES.size());
        assertThat(moved.rows()).isEqualTo(3 + 2 + 1 + 1 + 3 + 1);
        assertThat(moved.checksum()).matches("[0-9a-f]{16}");
        assertThat(rows(postgreSql, "SELECT id, name, app_limit FROM tenant"))
                .containsExactly(TENANT.replace("'", "") + " Größe & Co 😀 7");
        assertThat(rows(postgreSql, "SELECT code, active_db_code FROM license_region"))
                .containsExactly("eu eu-db");
        assertThat(rows(postgreSql, "SELECT id FROM management_key WHERE made_by_key = " + KEY))
                .as("a key that stands before the one that made it")
                .containsExactly(EARLIER_KEY.replace("'", ""));
        assertThat(rows(postgreSql, "SELECT purpose FROM signing_key_set ORDER BY purpose"))
                .containsExactly("ACCESS_TOKEN", "SESSION");
    }

    @Test
    void anInstallationIsNeverOverwritten() throws SQLException {
        DataSource h2 = filled();
        DataSource postgreSql = migrated(TestDatabase.newPostgreSql());
        assertThat(new DatabaseMove(h2, postgreSql).move()).isPresent();
        TestDatabase.execute(postgreSql, List.of("UPDATE tenant SET app_limit = 8"));

        Optional<DatabaseMove.Moved> again = new DatabaseMove(h2, postgreSql).move();

        assertThat(again).isEmpty();
        assertThat(rows(postgreSql, "SELECT app_limit FROM tenant")).containsExactly("8");
    }

    @Test
    void nothingIsLeftBehindWhereAValueDoesNotArriveAsItWas() throws SQLException {
        DataSource h2 = filled();
        DataSource postgreSql = migrated(TestDatabase.newPostgreSql());
        TestDatabase.execute(
                postgreSql,
                List.of(
                        "CREATE FUNCTION alter_it() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN NEW.app_limit = NEW.app_limit + 1; RETURN NEW; END'",
                        "CREATE TRIGGER altered BEFORE INSERT ON tenant FOR EACH ROW EXECUTE FUNCTION alter_it()"));

        assertThatThrownBy(() -> new DatabaseMove(h2, postgreSql).move())
                .isInstanceOf(DatabaseMove.NotMoved.class)
                .hasMessageContaining("of the table tenant 1 rows were read and 1 written, or their values differ");

        assertThat(rows(postgreSql, "SELECT id FROM tenant")).isEmpty();
    }

    @Test
    void anotherVersionOfTheSchemaIsRefusedInASentence() throws SQLException {
        DataSource h2 = filled();
        TestDatabase.execute(
                h2, List.of("DELETE FROM \"flyway_schema_history\" WHERE CAST(\"version\" AS INTEGER) > 8"));
        DataSource postgreSql = migrated(TestDatabase.newPostgreSql());

        assertThatThrownBy(() -> new DatabaseMove(h2, postgreSql).move())
                .isInstanceOf(DatabaseMove.NotMoved.class)
                .hasMessageContaining("is of version 8, this Mintmark's of ");
    }

    /**
     * One tenant with its chain beside the installation's, a region with its database, and what the schema itself
     * brings.
     */
    private static DataSource filled() {
        DataSource h2 = migrated(TestDatabase.newH2());
        TestDatabase.execute(
                h2,
                List.of(
                        "INSERT INTO tenant (id, name, status, app_limit, plan_policy, created_at, updated_at, version)"
                                + " VALUES (" + TENANT + ", 'Größe & Co 😀', 'active', 7, 'open', 1, 2, 3)",
                        "INSERT INTO audit_chain VALUES (" + TENANT + ", 0, '', '', '', 0)",
                        "INSERT INTO license_region VALUES ('eu', 'Europe', TRUE, NULL, 1, 1, 1)",
                        "INSERT INTO region_database VALUES ('eu-db', 'eu', '', 1, 1, 1)",
                        "UPDATE license_region SET active_db_code = 'eu-db'",
                        "INSERT INTO member (id, email, email_key, display_name, roles, password_hash, created_at, updated_at,"
                                + " version) VALUES (" + MEMBER
                                + ", 'a@b.example', 'a@b.example', 'A', 'platform-admin', 'hash', 1, 1, 1)",
                        key(KEY, "NULL"),
                        key(EARLIER_KEY, KEY)));
        return h2;
    }

    private static String key(String id, String madeByKey) {
        return "INSERT INTO management_key (id, maker_id, name, role, digest, hint, created_at, expires_at, made_by_key,"
                + " made_by_key_ends) VALUES (" + id + ", " + MEMBER + ", 'K', 'platform-admin', " + id
                + ", 'hint', 1, 2, "
                + madeByKey + ", " + (madeByKey.equals("NULL") ? "NULL" : "2") + ")";
    }

    private static DataSource migrated(DataSource database) {
        new SchemaMigration(database).migrate();
        return database;
    }

    private static List<String> rows(DataSource database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    values.add(found.getString(column));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }
}
