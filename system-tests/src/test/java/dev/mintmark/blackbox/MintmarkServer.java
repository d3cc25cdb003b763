package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The deployed server as a process of its own, on free ports and with a fresh output folder, as its users meet it. Any
 * number may run side by side: the installation is only read.
 */
public final class MintmarkServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int TAIL_LINES = 60;
    /**
     * A test's server lives too short to earn back what the second compiler costs, and need not grow its heap step by
     * step.
     */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -Xshare:auto -Xms256m -XX:NewSize=112m";

    private static final String INSTALLATION = "the folder of the installation";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path output;
    private final Map<String, String> environment;
    private final int httpPort;
    private final int httpsPort;
    private Process process;

    private MintmarkServer(Path output, Map<String, String> environment, int httpPort, int httpsPort) {
        this.output = output;
        this.environment = environment;
        this.httpPort = httpPort;
        this.httpsPort = httpsPort;
    }

    /** The installation that the build makes, its folder {@code wlp}. */
    public static Path shipped() {
        return Path.of(System.getProperty("mintmark.wlp", "../bootstrap/target/liberty/wlp"));
    }

    /** A server with the default settings, ready to answer. */
    public static MintmarkServer start() {
        return start(Map.of());
    }

    /**
     * A server with these variables beside its ports, ready to answer. What JVM_ARGS says comes behind what a quick
     * start takes.
     */
    public static MintmarkServer start(Map<String, String> environment) {
        MintmarkServer server = prepare(environment);
        try {
            server.launch();
            server.awaitReadiness();
        } catch (RuntimeException | Error failed) {
            server.close();
            throw failed;
        }
        return server;
    }

    /**
     * The server of an installation, in its folder {@code wlp}, with these variables beside its ports, ready to answer.
     * JVM_ARGS are what they say, nothing else.
     */
    public static MintmarkServer startInstalled(Path installation, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(INSTALLATION, installation.toString());
        return start(all);
    }

    /** Launches a server that is expected to refuse these variables, and waits for its end; the console says why. */
    public static Refusal startRefused(Map<String, String> environment) {
        try (MintmarkServer server = prepare(environment)) {
            server.launch();
            if (!server.ended(START_LIMIT)) {
                throw new AssertionError("The server did not refuse to start. " + server.tail());
            }
            return new Refusal(server.process.exitValue(), server.console());
        }
    }

    /** How a start ended that was refused. */
    public record Refusal(int exitCode, String console) {}

    private static MintmarkServer prepare(Map<String, String> environment) {
        try (ServerSocket http = freePort();
                ServerSocket https = freePort()) {
            MintmarkServer server = new MintmarkServer(
                    Files.createTempDirectory("mintmark-server"),
                    Map.copyOf(environment),
                    http.getLocalPort(),
                    https.getLocalPort());
            if (server.isAsShipped()) {
                new PreparedStart(shipped()).copyTo(server.serverOutput());
            }
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Below those that the system gives to connections: nobody takes it while the server is on its way to it. */
    static ServerSocket freePort() throws IOException {
        for (int attempt = 1; attempt < 100; attempt++) {
            try {
                int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                // the next one by chance
                continue;
            }
        }
        throw new IOException("no free port");
    }

    /** The server's address, without a trailing slash: {@code http://localhost:<port>}. */
    public URI baseUri() {
        return URI.create("http://localhost:" + httpPort);
    }

    /** The port that speaks TLS. */
    int httpsPort() {
        return httpsPort;
    }

    public URI uri(String path) {
        return URI.create(baseUri() + path);
    }

    /** The folder of the embedded database and the generated keys, unless the variables name another. */
    public Path dataDir() {
        return output.resolve("mintmark").resolve("data");
    }

    /** All that the process wrote to its console since the first start. */
    public String console() {
        return read(consoleFile());
    }

    /** The running JVM, which a start script may stand before. */
    public ProcessHandle jvm() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No JVM runs."));
    }

    /** The server's message log, in which the secrets that must not be logged would stand. */
    public String log() {
        return read(output.resolve("mintmark/logs/messages.log"));
    }

    /** Stops in order, as a service manager does, then starts on the same ports and data. */
    public void restart() {
        stop();
        launch();
        awaitReadiness();
    }

    /** Starts again after {@link #stop()} or {@link #kill()}. */
    public void startAgain() {
        launch();
        awaitReadiness();
    }

    /** Stops, and starts again with these further variables. */
    public void restart(Map<String, String> further) {
        stop();
        launch(further);
        awaitReadiness();
    }

    /** Asks the server to end and waits until it has. */
    public void stop() {
        if (process == null || !process.isAlive()) {
            return;
        }
        List<ProcessHandle> children = process.descendants().toList();
        Stream.concat(children.stream(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
        if (!ended(STOP_LIMIT)) {
            kill();
            throw new AssertionError("The server did not stop within " + STOP_LIMIT + ". " + tail());
        }
    }

    /** Has the server's own command end it, and waits until it has. */
    void stopByCommand() {
        ProcessBuilder stopping = command("stop");
        try {
            if (stopping.start().waitFor() != 0 || !ended(STOP_LIMIT)) {
                throw new AssertionError("The server did not stop when its command said so. " + tail());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Ends the process without any chance to clean up, as a power failure would. */
    public void kill() {
        if (process != null) {
            List<ProcessHandle> children = process.descendants().toList();
            Stream.concat(children.stream(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
            ended(STOP_LIMIT);
        }
    }

    @Override
    public void close() {
        try {
            stop();
            if (isAsShipped()) {
                new PreparedStart(shipped()).takeFrom(serverOutput());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            kill();
            deleteOutput();
        }
    }

    /** Starts again with these further variables, which the server is expected to refuse, and waits for its end. */
    public Refusal startAgainRefused(Map<String, String> further) {
        launch(further);
        if (!ended(START_LIMIT)) {
            throw new AssertionError("The server did not refuse to start. " + tail());
        }
        return new Refusal(process.exitValue(), console());
    }

    /** Waits until the console shows this text. */
    public void awaitConsole(String text) {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!console().contains(text)) {
            if (ended(Duration.ofMillis(100)) || Instant.now().isAfter(limit)) {
                throw new AssertionError("The console does not show \"" + text + "\". " + tail());
            }
        }
    }

    private void launch() {
        launch(Map.of());
    }

    private void launch(Map<String, String> further) {
        ProcessBuilder builder = command("run");
        Map<String, String> variables = builder.environment();
        variables.put("MINTMARK_HTTP_PORT", Integer.toString(httpPort));
        variables.put("MINTMARK_HTTPS_PORT", Integer.toString(httpsPort));
        // Nor does anybody wait for the server to be quick
        variables.put("MINTMARK_WARM_UP", "PT0S");
        // No person is as quick as a test
        variables.put("MINTMARK_CHANGES_PER_MEMBER", "1000000");
        variables.put("MINTMARK_CHANGES_PER_TENANT", "1000000");
        variables.putAll(environment);
        variables.putAll(further);
        variables.remove(INSTALLATION);
        if (isAsShipped()) {
            String quickStart = QUICK_START + " " + new PreparedStart(shipped()).classes(serverOutput());
            variables.merge("JVM_ARGS", quickStart, (wanted, before) -> before + " " + wanted);
        } else {
            variables.putIfAbsent("JVM_ARGS", QUICK_START);
        }
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ProcessBuilder command(String action) {
        Path launcher = installation().resolve("bin/server");
        ProcessBuilder builder = new ProcessBuilder(launcher.toAbsolutePath().toString(), action, "mintmark")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(consoleFile().toFile()));
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeIf(name -> name.startsWith("MINTMARK_") || name.startsWith("WLP_") || name.equals("JVM_ARGS"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("WLP_OUTPUT_DIR", output.toString());
        return builder;
    }

    private Path installation() {
        return Path.of(environment.getOrDefault(INSTALLATION, shipped().toString()));
    }

    private boolean isAsShipped() {
        return !environment.containsKey(INSTALLATION) && !environment.containsKey("WLP_USER_DIR");
    }

    private Path serverOutput() {
        return output.resolve("mintmark");
    }

    private void awaitReadiness() {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!isReady()) {
            if (ended(Duration.ofMillis(100))) {
                throw new AssertionError("The server ended with code " + process.exitValue() + ". " + tail());
            }
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("The server was not ready within " + START_LIMIT + ". " + tail());
            }
        }
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(uri("/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String tail() {
        List<String> lines = Stream.of(console(), log()).flatMap(String::lines).toList();
        return "Its last lines:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    private Path consoleFile() {
        return output.resolve("console.log");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void deleteOutput() {
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
