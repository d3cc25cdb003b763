package dev.mintmark.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.mintmark.bench.floor.Floor;
import dev.mintmark.blackbox.MintmarkServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged server as it is shipped, with the floor beside it as a second application of the same process. */
final class BenchServer implements AutoCloseable {
    private static final String FLOOR = """
            <server>
              <webApplication location="floor.war" contextRoot="/floor"/>
            </server>
            """;
    private static final String SIGNER = "Tokens are signed by";

    private final MintmarkServer server;
    private final JMXConnector connector;
    private final ServerMeter meter;

    private BenchServer(MintmarkServer server, JMXConnector connector) throws IOException {
        this.server = server;
        this.connector = connector;
        this.meter = new ServerMeter(connector.getMBeanServerConnection());
    }

    /** Starts it with these variables; its files are under the folder. */
    static BenchServer start(Path folder, Map<String, String> variables, String jvmArguments) throws IOException {
        Path shipped = MintmarkServer.shipped().resolve("usr/servers/mintmark");
        Path copy = folder.resolve("usr").resolve("servers").resolve("mintmark");
        for (String name : List.of("server.xml", "bootstrap.properties", "jvm.options", "apps", "lib")) {
            copy(shipped.resolve(name), copy.resolve(name));
        }
        WebArchive floor = ShrinkWrap.create(WebArchive.class, "floor.war").addClass(Floor.class);
        floor.as(ZipExporter.class)
                .exportTo(copy.resolve("apps").resolve("floor.war").toFile());
        Files.createDirectories(copy.resolve("configDropins/overrides"));
        Files.writeString(copy.resolve("configDropins/overrides/floor.xml"), FLOOR);

        Map<String, String> all = new HashMap<>(variables);
        all.put("WLP_USER_DIR", folder.resolve("usr").toAbsolutePath().toString());
        all.put("JVM_ARGS", jvmArguments);
        MintmarkServer server = MintmarkServer.start(all);
        try {
            return new BenchServer(server, connect(server.jvm()));
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    URI tokens() {
        return server.uri("/connect/token");
    }

    URI floor() {
        return server.uri("/floor/token");
    }

    ServerMeter meter() {
        return meter;
    }

    long pid() {
        return server.jvm().pid();
    }

    /** Which signer ran, in the server's own words. */
    String signer() {
        return server.log()
                .lines()
                .filter(line -> line.contains(SIGNER))
                .map(line -> line.substring(line.indexOf(SIGNER)))
                .findFirst()
                .orElse("The log does not say who signs.");
    }

    /** Gets one token, and has the floor answer with the same bytes from now on; returns how many they are. */
    int setFloor(BenchClient client) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        String answer = http.send(
                        HttpRequest.newBuilder(tokens())
                                .header("Authorization", client.authorization())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        if (!answer.contains("access_token")) {
            throw new IllegalStateException("No token: " + answer);
        }
        int status = http.send(
                        HttpRequest.newBuilder(floor())
                                .PUT(BodyPublishers.ofString(answer))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException("The floor answered " + status);
        }
        return answer.length();
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        } finally {
            server.close();
        }
    }

    private static JMXConnector connect(ProcessHandle jvm) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException otherKindOfJvm) {
            throw new IOException(otherKindOfJvm);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
