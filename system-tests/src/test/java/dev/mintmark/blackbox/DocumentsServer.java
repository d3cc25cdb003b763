package dev.mintmark.blackbox;

import dev.mintmark.examples.AllowedOrigin;
import dev.mintmark.examples.documents.DocumentsResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The documented resource server, a tiny WAR on an Open Liberty of its own that knows nothing of Mintmark but these
 * variables.
 */
final class DocumentsServer implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("src", "test", "examples", "documents", "server.xml");
    private static final String READY = "CWWKF0011I";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path folder;
    private final int port;
    private Process process;

    private DocumentsServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Runs it with these variables, and waits until it answers. */
    static DocumentsServer start(Map<String, String> variables) {
        try {
            DocumentsServer server = new DocumentsServer(Files.createTempDirectory("documents-server"), freePort());
            try {
                server.install();
                server.launch(variables);
                server.awaitAnswer();
            } catch (IOException | RuntimeException | Error failed) {
                server.close();
                throw failed;
            }
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Calls to this server. */
    Http http() {
        return new Http(URI.create("http://localhost:" + port));
    }

    @Override
    public void close() {
        try {
            if (process != null) {
                List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                        .toList();
                all.forEach(ProcessHandle::destroy);
                if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    all.forEach(ProcessHandle::destroyForcibly);
                }
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void install() throws IOException {
        Path server = folder.resolve("usr/servers/documents");
        Files.createDirectories(server.resolve("apps"));
        Files.copy(CONFIGURATION, server.resolve("server.xml"));
        // As "server create" does: a password for the keys that the server makes for itself.
        Files.writeString(server.resolve("server.env"), "keystore_password=of-the-documents-server\n");
        ShrinkWrap.create(WebArchive.class, "documents.war")
                .addPackage(DocumentsResource.class.getPackage())
                .addClass(AllowedOrigin.class)
                .as(ZipExporter.class)
                .exportTo(server.resolve("apps/documents.war").toFile());
    }

    private void launch(Map<String, String> variables) throws IOException {
        Path launcher = MintmarkServer.shipped().resolve("bin/server");
        ProcessBuilder builder = new ProcessBuilder(launcher.toAbsolutePath().toString(), "run", "documents")
                .redirectErrorStream(true)
                .redirectOutput(console().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MINTMARK_") || name.startsWith("WLP_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_USER_DIR", folder.resolve("usr").toString());
        builder.environment().put("WLP_OUTPUT_DIR", folder.resolve("output").toString());
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(variables);
        process = builder.start();
    }

    /** The server says when it is ready; the application then answers 401 to a call without a token. */
    private void awaitAnswer() throws IOException {
        Instant limit = Instant.now().plus(LIMIT);
        while (!answers()) {
            try {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(limit)) {
                    throw new AssertionError("The resource server did not start:\n" + Files.readString(console()));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private boolean answers() throws IOException {
        try {
            return Files.readString(console()).contains(READY)
                    && http().get("/documents").status() == 401;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private Path console() {
        return folder.resolve("console.log");
    }
}
