package dev.mintmark.blackbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** What a server on a PostgreSQL of this machine is started with. */
final class OnPostgreSql {
    static final String KEY_ENCRYPTION_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /** A busy machine takes its time. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private OnPostgreSql() {}

    /** An empty one of its own, which whoever asks for it closes. */
    static EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder().setPGStartupWait(START_LIMIT).start();
    }

    /** The variables for the database that is reached at this port. */
    static Map<String, String> environment(int port) {
        return Map.of(
                "MINTMARK_DB_URL",
                "jdbc:postgresql://localhost:" + port + "/postgres",
                "MINTMARK_DB_USER",
                "postgres",
                "MINTMARK_DB_PASSWORD",
                "postgres",
                "MINTMARK_KEY_ENCRYPTION_KEY",
                KEY_ENCRYPTION_KEY,
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD);
    }
}
