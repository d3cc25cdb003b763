package dev.mintmark.bootstrap.settings.database;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The few lines that a person at the console reads; the one class that writes to the standard output. */
public final class Banner {

    /** The console itself: what goes through System.out stands in the server's message log, too. */
    private static final PrintStream CONSOLE =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Banner() {}

    /** Says that the service answers, and where. */
    public static void ready(String issuer, DatabaseSettings database, List<String> notes) {
        CONSOLE.println();
        CONSOLE.println("Mintmark is ready at " + issuer);
        CONSOLE.println(
                "  Database  " + (database.isPostgreSql() ? "PostgreSQL" : "embedded, in " + database.dataDir()));
        notes.forEach(note -> CONSOLE.println("  " + note));
        CONSOLE.println(
                "  Next      sign in with POST /api/v1/session and prepare a region, a database, a plan and a tenant;");
        CONSOLE.println("            \"The dialogue\" in README.md shows each call");
        CONSOLE.println();
    }

    /** Says why the service does not start, one line for each fault. */
    public static void refuse(List<String> faults) {
        CONSOLE.println("Mintmark does not start:");
        faults.forEach(fault -> CONSOLE.println("  " + fault));
        CONSOLE.flush();
    }
}
