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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A script of Node that answers questions: a JSON array a line, a JSON object a line. */
final class NodeProcess implements AutoCloseable {
    private final Process node;
    private final Writer questions;
    private final BufferedReader answers;

    private NodeProcess(Process node) {
        this.node = node;
        this.questions = node.outputWriter(StandardCharsets.UTF_8);
        this.answers = node.inputReader(StandardCharsets.UTF_8);
    }

    static NodeProcess start(Path folder, String script, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("node", script)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new NodeProcess(builder.start());
        } catch (IOException noNode) {
            throw new UncheckedIOException("Install Node 20 or newer.", noNode);
        }
    }

    JsonObject ask(Object... question) {
        try {
            questions.write(Json.createArrayBuilder(List.of(question)).build() + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("The script ended.");
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
}
