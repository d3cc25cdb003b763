package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps what the drills measured, for docs/reliability.md. */
final class Drills {
    private static final Path RESULTS = Path.of("target", "drills.txt");

    private Drills() {}

    /** Adds a line to {@code target/drills.txt}. */
    static void report(String line) {
        try {
            Files.writeString(
                    RESULTS, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
