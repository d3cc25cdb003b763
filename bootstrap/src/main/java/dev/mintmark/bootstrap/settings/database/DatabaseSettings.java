package dev.mintmark.bootstrap.settings.database;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the data lives.
 *
 * @param dataDir absolute folder of the embedded database and of generated keys; it need not exist yet
 * @param url JDBC URL; it may carry credentials, hence is as confidential as they are
 */
public record DatabaseSettings(Path dataDir, Confidential url, Optional<String> user, Optional<Confidential> password) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Reads and checks the variables of the database alone.
     *
     * @param variables the variables by name
     * @param serverOutput the server's output folder, under which the data folder lies by default
     * @throws SettingsRefused naming every fault at once
     */
    static DatabaseSettings from(Map<String, String> variables, Path serverOutput) {
        VariableReader reader = new VariableReader(variables);
        DatabaseSettings settings = read(reader, serverOutput);
        reader.refuseFaults();
        return settings;
    }

    /** Reads them together with others, whose reader collects the faults. */
    public static DatabaseSettings read(VariableReader reader, Path serverOutput) {
        Path dataDir = reader.value("DATA_DIR", serverOutput.resolve("data"), DatabaseSettings::folder)
                .toAbsolutePath()
                .normalize();
        // WRITE_DELAY=0: what was confirmed is in the file, and a full disk refuses it instead of losing it
        Confidential embedded = new Confidential("jdbc:h2:file:" + dataDir.resolve("mintmark")
                + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;WRITE_DELAY=0");
        return new DatabaseSettings(
                dataDir,
                reader.value("DB_URL", embedded, DatabaseSettings::databaseUrl),
                reader.text("DB_USER"),
                reader.text("DB_PASSWORD").map(Confidential::new));
    }

    /** Whether it is PostgreSQL; else it is the embedded one. */
    public boolean isPostgreSql() {
        return url.reveal().startsWith(POSTGRESQL);
    }

    private static Path folder(String given) {
        try {
            Path folder = Path.of(given);
            if (!Files.exists(folder) || Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException refusedBelow) {
            // the answer is the same as for a file
        }
        throw new WrongValue("must be a folder", "/var/lib/mintmark");
    }

    private static Confidential databaseUrl(String given) {
        if (!given.startsWith(POSTGRESQL + "//") && !given.startsWith("jdbc:h2:")) {
            throw new WrongValue(
                    "must be the JDBC URL of a PostgreSQL database, or be left out for the embedded one",
                    "jdbc:postgresql://db.example.com:5432/mintmark");
        }
        return new Confidential(given);
    }
}
