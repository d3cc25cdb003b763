package dev.mintmark.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document keeps the recommended rules of two linters, warnings included. */
class OpenApiLintTest {
    private static final Path SOURCES = Path.of("src", "test", "lint");
    private static final Path INSTALLED = Path.of("target", "lint");
    private static final Path DOCUMENT =
            Path.of("..", "adapters-rest", "src", "main", "resources", "META-INF", "openapi.yaml");

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Result npm = run("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");
        assertThat(npm.status()).as(npm.output()).isZero();
    }

    @Test
    void redoclyFindsNothing() throws IOException, InterruptedException {
        Result lint = redocly(DOCUMENT);
        assertThat(lint.status()).as(lint.output()).isZero();
    }

    @Test
    void spectralFindsNothing() throws IOException, InterruptedException {
        Result lint = spectral(DOCUMENT);
        assertThat(lint.status()).as(lint.output()).isZero();
    }

    @Test
    void bothWouldFindAnOperationWithoutAnId() throws IOException, InterruptedException {
        Path spoiled = Path.of("target", "lint", "spoiled.yaml");
        Files.writeString(spoiled, Files.readString(DOCUMENT).replaceFirst("\\n *operationId: listApps\\n", "\n"));

        assertThat(redocly(spoiled).output()).contains("operation-operationId");
        assertThat(spectral(spoiled).output()).contains("operation-operationId");
        assertThat(redocly(spoiled).status()).isNotZero();
        assertThat(spectral(spoiled).status()).isNotZero();
    }

    private static Result redocly(Path document) throws IOException, InterruptedException {
        return node(
                "@redocly/cli/bin/cli.js",
                "lint",
                "--config",
                "redocly.yaml",
                document.toRealPath().toString());
    }

    private static Result spectral(Path document) throws IOException, InterruptedException {
        return node(
                "@stoplight/spectral-cli/dist/index.js",
                "lint",
                "--ruleset",
                "spectral.yaml",
                "--fail-severity",
                "hint",
                document.toRealPath().toString());
    }

    private static Result node(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "node_modules/" + script));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static Result run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(INSTALLED.toFile()).redirectErrorStream(true);
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        builder.environment().put("SCARF_ANALYTICS", "false");
        builder.environment().put("npm_config_update_notifier", "false");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Result(process.waitFor(), output);
    }

    private record Result(int status, String output) {}
}
