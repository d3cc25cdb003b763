package dev.mintmark.blackbox;

import java.util.Map;

/** What a server on a PostgreSQL of this machine is started with. */
final class OnPostgreSql {
    static final String KEY_ENCRYPTION_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private OnPostgreSql() {}

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
