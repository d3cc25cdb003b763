package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tests of the dashboard in a real browser (dashboard/e2e). */
final class Browser {
    private static final Path DASHBOARD = Path.of("..", "dashboard");

    private Browser() {}

    /**
     * Runs them to their end and fails with their words if one does.
     *
     * @param base where the dashboard is
     * @param only the files to run; all of them if none is named
     */
    static void run(URI base, String... only) throws IOException, InterruptedException {
        Path log = Files.createTempFile("dashboard", ".log");
        List<String> command = Stream.concat(Stream.of("npx", "--no-install", "playwright", "test"), Stream.of(only))
                .toList();
        ProcessBuilder playwright = new ProcessBuilder(command)
                .directory(DASHBOARD.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        playwright
                .environment()
                .putAll(Map.of(
                        "MINTMARK_BASE_URL",
                        base.toString(),
                        "MINTMARK_OPERATOR_EMAIL",
                        Host.ADMIN_EMAIL,
                        "MINTMARK_OPERATOR_PASSWORD",
                        Host.ADMIN_PASSWORD,
                        "CI",
                        "true",
                        "NO_COLOR",
                        "1"));
        try {
            int status = playwright.start().waitFor();
            assertThat(status).as(Files.readString(log, StandardCharsets.UTF_8)).isZero();
        } finally {
            Files.delete(log);
        }
    }
}
