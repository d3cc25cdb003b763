package dev.mintmark.blackbox;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** The documented example for Node, running; Node 20 or newer and npm are required, as for the whole build. */
final class NodeExample implements AutoCloseable {
    private static final Path SOURCES = Path.of("src", "test", "examples", "node");
    private static final Path INSTALLED = Path.of("target", "examples", "node");
    private static boolean ready;

    private final NodeProcess node;

    private NodeExample(NodeProcess node) {
        this.node = node;
    }

    /** Verifies tokens of this issuer. */
    static NodeExample start(String issuer) {
        install();
        return new NodeExample(NodeProcess.start(INSTALLED, "ask.js", Map.of("MINTMARK_ISSUER", issuer)));
    }

    /** The claims under {@code claims}, or why the token is not good under {@code refused}. */
    JsonObject verify(String token) {
        return node.ask("verify", token);
    }

    boolean originAllowed(String origin, String domain) {
        return node.ask("origin", origin, domain).getBoolean("allowed");
    }

    /** Moves the clock of the example's key set. */
    void later(int seconds) {
        node.ask("later", seconds);
    }

    @Override
    public void close() {
        node.close();
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
