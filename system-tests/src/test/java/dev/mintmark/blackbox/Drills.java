package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps what the drills measured, for docs/reliability.md. */
final class Drills {
    private static final Path RESULTS = Path.of("target", "drills.txt");

    private Drills() {}

    /**
     * Runs a command to its end and fails with its words if it does; only the program's name is told, since arguments
     * may be secret.
     */
    static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(command[0] + " said: " + said).isZero();
        } catch (IOException missing) {
            throw new AssertionError("The drill needs " + command[0] + ": see docs/reliability.md", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

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
