package dev.mintmark.persistence.schema;

import javax.sql.DataSource;

/** The schema of an earlier release. */
public final class EarlierSchema {
    private EarlierSchema() {}

    /** Makes it as it was when this version was the last. */
    public static void make(String version, DataSource database) {
        new SchemaMigration(database).migrate(version);
    }
}
