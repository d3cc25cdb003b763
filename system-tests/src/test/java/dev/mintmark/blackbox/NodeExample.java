package dev.mintmark.blackbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The documented example for Node, running; Node 20 or newer and npm are required, as for the whole build. */
final class NodeExample implements AutoCloseable {
    private static final Path SOURCES = Path.of("src", "test", "examples", "node");
    private static final Path INSTALLED = Path.of("target", "examples", "node");
    private static boolean ready;

    private final Process node;
    private final Writer questions;
    private final BufferedReader answers;

    private NodeExample(Process node) {
        this.node = node;
        this.questions = node.outputWriter(StandardCharsets.UTF_8);
        this.answers = node.inputReader(StandardCharsets.UTF_8);
    }

    /** Verifies tokens of this issuer. */
    static NodeExample start(String issuer) {
        install();
        ProcessBuilder builder = new ProcessBuilder("node", "ask.js")
                .directory(INSTALLED.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MINTMARK_ISSUER", issuer);
        try {
            return new NodeExample(builder.start());
        } catch (IOException noNode) {
            throw new UncheckedIOException("Install Node 20 or newer.", noNode);
        }
    }

    /** The claims under {@code claims}, or why the token is not good under {@code refused}. */
    JsonObject verify(String token) {
        return ask("verify", token);
    }

    boolean originAllowed(String origin, String domain) {
        return ask("origin", origin, domain).getBoolean("allowed");
    }

    /** Moves the clock of the example's key set. */
    void later(int seconds) {
        ask("later", seconds);
    }

    private JsonObject ask(Object... question) {
        try {
            questions.write(Json.createArrayBuilder(List.of(question)).build() + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("The example ended.");
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer))) {
                return reader.readObject();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        node.destroy();
    }

    private static synchronized void install() {
        if (ready) {
            return;
        }
        try {
            Files.createDirectories(INSTALLED);
            try (Stream<Path> files = Files.list(SOURCES)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Path log = INSTALLED.resolveSibling("npm.log");
            Process npm = new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (npm.waitFor() != 0) {
                throw new AssertionError("npm ci failed:\n" + Files.readString(log));
            }
            ready = true;
        } catch (IOException failed) {
            throw new UncheckedIOException("Install Node 20 or newer with npm.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
