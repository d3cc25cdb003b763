package dev.mintmark.blackbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of others that answers questions: a JSON array a line, a JSON object a line. */
final class AnsweringProcess implements AutoCloseable {
    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    private AnsweringProcess(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A script of Node. */
    static AnsweringProcess node(Path folder, String script, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("node", script).directory(folder.toFile());
        builder.environment().putAll(environment);
        return start(builder);
    }

    /** The class {@code wall.Wall} of a Maven project that the build compiled. */
    static AnsweringProcess java(Path project) {
        Path built = project.resolve("target");
        try {
            String libraries = Files.readString(built.resolve("class-path.txt"));
            return start(new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Djava.io.tmpdir=" + built.toAbsolutePath(),
                    "-cp",
                    built.resolve("classes") + File.pathSeparator + libraries,
                    "wall.Wall"));
        } catch (IOException notBuilt) {
            throw new UncheckedIOException(notBuilt);
        }
    }

    private static AnsweringProcess start(ProcessBuilder builder) {
        try {
            return new AnsweringProcess(
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "Install " + builder.command().get(0) + ", as for the whole build.", missing);
        }
    }

    JsonObject ask(Object... question) {
        try {
            questions.write(Json.createArrayBuilder(List.of(question)).build() + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("The program ended.");
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
        process.destroy();
    }
}
