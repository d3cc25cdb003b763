package dev.mintmark.bootstrap.start;

import dev.mintmark.bootstrap.settings.database.MintmarkDataSource;
import dev.mintmark.bootstrap.settings.database.SettingsRefused;
import dev.mintmark.persistence.schema.DatabaseMove;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Carries an embedded database over into an empty PostgreSQL, at a start that asks for it (docs/operations.md). */
final class MoveFromEmbedded {
    private MoveFromEmbedded() {}

    /**
     * Moves everything, or nothing.
     *
     * @return a line for the console
     * @throws SettingsRefused if the embedded database cannot be opened
     */
    static String carryOver(Path folder, DataSource target) {
        DataSource embedded = MintmarkDataSource.embeddedIn(folder);
        requireReadable(embedded, folder);
        Optional<DatabaseMove.Moved> moved = new DatabaseMove(embedded, target).move();
        return moved.map(done -> "Moved     " + done.rows() + " rows of " + done.tables() + " tables from " + folder
                        + "; counts and checksums (" + done.checksum() + ") agree; remove MINTMARK_MOVE_FROM")
                .orElse("Moved     nothing: this database holds an installation already; remove MINTMARK_MOVE_FROM");
    }

    private static void requireReadable(DataSource embedded, Path folder) {
        try (Connection connection = embedded.getConnection()) {
            connection.setReadOnly(true);
        } catch (SQLException notOpened) {
            throw new SettingsRefused(List.of("MINTMARK_MOVE_FROM: the database in " + folder
                    + " cannot be opened; stop the server that uses it, and check that it can be read"));
        }
    }
}
