package dev.mintmark.blackbox;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;

/** The documented example for Node, running; Node 20 or newer and npm are required, as for the whole build. */
final class NodeExample implements AutoCloseable {
    private static final NodeProject PROJECT = new NodeProject(Path.of("examples", "node"));

    private final AnsweringProcess node;

    private NodeExample(AnsweringProcess node) {
        this.node = node;
    }

    /** Verifies tokens of this issuer. */
    static NodeExample start(String issuer) {
        return new NodeExample(AnsweringProcess.node(PROJECT.install(), "ask.js", Map.of("MINTMARK_ISSUER", issuer)));
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
}
