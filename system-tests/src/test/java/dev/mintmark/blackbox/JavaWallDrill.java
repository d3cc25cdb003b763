package dev.mintmark.blackbox;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/**
 * What {@link WallIT} does, for frameworks of Java that need a build step of their own: {@code wall/quarkus} and
 * {@code wall/micronaut}. Each API is a process that is told by its environment what it is for.
 */
class JavaWallDrill extends FiveTokens {
    static final Path QUARKUS = Path.of("wall", "quarkus");
    static final Path MICRONAUT = Path.of("wall", "micronaut");

    private final MintmarkServer server = MintmarkServer.start(
            Map.of("MINTMARK_ADMIN_EMAIL", Host.ADMIN_EMAIL, "MINTMARK_ADMIN_PASSWORD", Host.ADMIN_PASSWORD));
    private final Host host = new Host(new Http(server.baseUri()));
    private final Wall wall = new Wall(host);
    private final List<Process> processes = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();

    JavaWallDrill() throws IOException {
        try {
            for (Wall.Api api : wall.apis()) {
                products.add(quarkus(api));
                products.add(micronaut(api));
            }
        } catch (IOException | RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    private Product quarkus(Wall.Api api) throws IOException {
        Path built = QUARKUS.resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
        return start("quarkus", api, "QUARKUS_HTTP_PORT", "-jar", built.toString());
    }

    private Product micronaut(Wall.Api api) throws IOException {
        Path built = MICRONAUT.resolve("target");
        String libraries = Files.readString(built.resolve("class-path.txt"));
        return start(
                "micronaut",
                api,
                "MICRONAUT_SERVER_PORT",
                "-cp",
                built.resolve("classes") + File.pathSeparator + libraries,
                "products.micronaut.Orders");
    }

    private Product start(String name, Wall.Api api, String portVariable, String... application) throws IOException {
        int port;
        try (ServerSocket free = MintmarkServer.freePort()) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(application));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment()
                .putAll(Map.of(
                        "ISSUER", wall.issuer(), "AUDIENCE", api.identifier(), portVariable, Integer.toString(port)));
        Process process = builder.start();
        processes.add(process);
        Condition.await(name + " listens", () -> listens(port));
        return Product.overHttp(name, api, URI.create("http://localhost:" + port + "/"));
    }

    private static boolean listens(int port) {
        try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connected.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @AfterAll
    void close() {
        processes.forEach(Process::destroy);
        server.close();
    }

    @Override
    Host host() {
        return host;
    }

    @Override
    Wall wall() {
        return wall;
    }

    @Override
    List<Product> products() {
        return products;
    }
}
