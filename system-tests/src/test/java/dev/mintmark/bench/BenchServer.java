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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A server as it is shipped, and beside it, as a second application of the same process, what the limit is made of: a
 * constant answer, the signature alone and the read alone.
 */
final class BenchServer implements AutoCloseable {
    private static final String FLOOR = """
            <server>
              <webApplication location="floor.war" contextRoot="/floor">
                <classloader commonLibraryRef="database" apiTypeVisibility="+third-party"/>
              </webApplication>
            </server>
            """;
    private static final List<String> SHIPPED = List.of(
            "server.xml", "bootstrap.properties", "server.env", "virtual-machine.sh", "jvm.options", "apps", "lib");
    private static final String SIGNER = "Tokens are signed by";
    private static final String NATIVE_PROVIDER = "AmazonCorrettoCryptoProvider";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final MintmarkServer server;
    private JMXConnector connector;
    private ServerMeter meter;

    private BenchServer(MintmarkServer server) {
        this.server = server;
    }

    /** Starts that of an installation with these variables; its files are under the folder. */
    static BenchServer start(Path folder, Path installation, Map<String, String> variables, String jvmArguments)
            throws IOException {
        Path shipped = installation.resolve("usr/servers/mintmark");
        Path copy = folder.resolve("usr").resolve("servers").resolve("mintmark");
        for (String name : SHIPPED) {
            copy(shipped.resolve(name), copy.resolve(name));
        }
        WebArchive floor = ShrinkWrap.create(WebArchive.class, "floor.war").addPackage(Floor.class.getPackage());
        addNativeProvider(floor, shipped.resolve("apps/mintmark.war"));
        floor.as(ZipExporter.class)
                .exportTo(copy.resolve("apps").resolve("floor.war").toFile());
        Files.createDirectories(copy.resolve("configDropins/overrides"));
        Files.writeString(copy.resolve("configDropins/overrides/floor.xml"), FLOOR);

        Map<String, String> all = new HashMap<>(variables);
        all.put("WLP_USER_DIR", folder.resolve("usr").toAbsolutePath().toString());
        all.put("JVM_ARGS", jvmArguments);
        return new BenchServer(MintmarkServer.startInstalled(installation, all));
    }

    /** In the version that the server brings; without it, the JDK's own signs in the server and here. */
    private static void addNativeProvider(WebArchive floor, Path application) throws IOException {
        try (ZipFile libraries = new ZipFile(application.toFile())) {
            for (ZipEntry entry : libraries.stream()
                    .filter(one -> one.getName().contains(NATIVE_PROVIDER))
                    .toList()) {
                byte[] library = libraries.getInputStream(entry).readAllBytes();
                floor.addAsLibrary(new ByteArrayAsset(library), NATIVE_PROVIDER + ".jar");
            }
        }
    }

    URI tokens() {
        return server.uri("/connect/token");
    }

    URI floor() {
        return server.uri("/floor/constant");
    }

    URI uri(String path) {
        return server.uri(path);
    }

    /** Connects when it is first asked: a server that has just started has better things to do. */
    ServerMeter meter() throws IOException {
        if (meter == null) {
            connector = connect(server.jvm());
            meter = new ServerMeter(connector.getMBeanServerConnection());
        }
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

    /** Gets a token. */
    String token(BenchClient client) throws IOException, InterruptedException {
        String answer = answer(client);
        Matcher token = ACCESS_TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("No token: " + answer);
        }
        return token.group(1);
    }

    private String answer(BenchClient client) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(tokens())
                                .header("Authorization", client.authorization())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(Ask.TOKEN))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /**
     * Has the floor answer with the bytes of an answer with a token, the signature made over what is signed in that
     * token, and the statement read the rows of these clients; returns how many bytes they are.
     */
    int prepareLimit(String statement, List<BenchClient> clients) throws IOException, InterruptedException {
        String answer = answer(clients.get(0));
        String token = token(clients.get(0));
        put("/floor/constant", answer);
        put("/floor/signature", token.substring(0, token.lastIndexOf('.')));
        put(
                "/floor/read",
                Stream.concat(Stream.of(statement), clients.stream().map(client -> client.id.value()))
                        .collect(Collectors.joining("\n")));
        return answer.length();
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(uri(path)).PUT(BodyPublishers.ofString(body)));
    }

    /**
     * What one part of a token takes without HTTP and without company.
     *
     * @param times how often it was done
     * @param cpu nanoseconds of CPU that its thread spent on it all
     */
    record Alone(long times, long cpu) {
        double cpuMicros() {
            return cpu / 1e3 / times;
        }
    }

    Alone signatureAlone(int seconds) throws IOException, InterruptedException {
        return alone("/floor/signature", seconds);
    }

    Alone readAlone(int seconds) throws IOException, InterruptedException {
        return alone("/floor/read", seconds);
    }

    private Alone alone(String path, int seconds) throws IOException, InterruptedException {
        String[] numbers =
                send(HttpRequest.newBuilder(uri(path + "?seconds=" + seconds))).split(" ");
        return new Alone(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        try {
            if (connector != null) {
                connector.close();
            }
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
