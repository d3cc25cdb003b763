package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The products of Debian that the files of {@code wall/debian} set up, each a process of its own. */
final class DebianProducts implements AutoCloseable {
    static final Path FILES = Path.of("src", "test", "wall", "debian");

    private static final List<String> PACKAGES = List.of(
            "nginx-light",
            "libnginx-mod-http-js",
            "apache2",
            "libapache2-mod-auth-openidc",
            "libapache2-mod-oauth2",
            "haproxy",
            "python3-jwt",
            "python3-cryptography",
            "python3-authlib",
            "python3-requests",
            "golang-go",
            "golang-golang-x-oauth2-dev",
            "curl");
    /** The one that has these packages. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final String ISSUER = "https://id.example.com";
    private static final String KEYS = ISSUER + "/.well-known/jwks.json";
    private static final String AUDIENCE = "https://orders.example.com";

    private final MintmarkServer server;
    private final Wall wall;
    private final Path root;
    private final Path certificate;
    private final List<Process> running = new ArrayList<>();
    private final int origin;

    /** Before this server. */
    DebianProducts(MintmarkServer server, Wall wall) throws IOException {
        this.server = server;
        this.wall = wall;
        this.root = Files.createTempDirectory(Files.createDirectories(Path.of("target", "wall")), "debian")
                .toAbsolutePath();
        this.certificate = Files.writeString(
                root.resolve("certificate"), RawHttp.secure(server).certificate());
        this.origin = freePort();
    }

    /**
     * Of each package the version of what it packages, as in {@code 1.22.1} for {@code 1:1.22.1-9+deb12u1}; fails if
     * one is not installed.
     */
    static Map<String, String> versions() {
        List<String> command = new ArrayList<>(
                List.of("dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package} ${Version}\n"));
        command.addAll(PACKAGES);
        Map<String, String> installed = new LinkedHashMap<>();
        output(new ProcessBuilder(command))
                .text()
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals("installed"))
                .forEach(words -> installed.put(
                        words[1], words[2].replaceAll("^[0-9]+:", "").replaceAll("[-+~].*", "")));
        if (!installed.keySet().containsAll(PACKAGES)) {
            String missing = PACKAGES.stream()
                    .filter(name -> !installed.containsKey(name))
                    .collect(Collectors.joining(" "));
            throw new AssertionError("The drill needs packages of Debian. Install them: apt-get install "
                    + "--no-install-recommends " + missing);
        }
        return installed;
    }

    /** Starts each verifier before each API whose tokens it can take, and before an API that takes every request. */
    List<Product> verifiers() {
        Path folder = folder(wall.usual(), Map.of());
        run("the API", origin, folder, List.of(PYTHON, "serve.py", "-", String.valueOf(origin)));
        return Stream.of(
                        Stream.of(nginx(wall.usual()), haproxy(wall.usual())),
                        before(api -> apache("mod_auth_openidc", api, jwksByTls())),
                        before(api -> apache("mod_oauth2", api, Map.of())),
                        before(api -> python("pyjwt", api)),
                        before(api -> python("authlib_api", api)))
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Product> before(Function<Wall.Api, Product> product) {
        return wall.apis().stream().map(product);
    }

    private Product nginx(Wall.Api api) {
        int port = freePort();
        Map<String, String> names = new LinkedHashMap<>(jwksByTls());
        names.put("listen 80;", "listen 127.0.0.1:" + port + ";");
        names.put("127.0.0.1:8081", "127.0.0.1:" + freePort());
        names.put("/etc/nginx/", "{folder}/products/");
        names.put("/var/cache/nginx/", "{folder}/");
        names.put("{product}", "{folder}/products/nginx.conf");
        Path folder = folder(api, names);
        String around = folder.resolve("nginx.conf").toString();
        return serving("nginx", api, port, folder, List.of("nginx", "-e", "stderr", "-c", around));
    }

    private Product haproxy(Wall.Api api) {
        int port = freePort();
        Path folder = folder(api, Map.of("bind :80", "bind 127.0.0.1:" + port, "/etc/haproxy/mintmark", "{folder}"));
        Path products = folder.resolve("products");
        Drills.run(PYTHON, products.resolve("haproxy_keys.py").toString());
        String around = folder.resolve("haproxy.cfg").toString();
        String product = products.resolve("haproxy.cfg").toString();
        return serving("HAProxy", api, port, folder, List.of("haproxy", "-db", "-f", around, "-f", product));
    }

    private Product apache(String module, Wall.Api api, Map<String, String> more) {
        int port = freePort();
        Map<String, String> names = new LinkedHashMap<>(more);
        names.put("{port}", String.valueOf(port));
        names.put("{product}", "{folder}/products/" + module + ".conf");
        Path folder = folder(api, names);
        String around = folder.resolve("apache.conf").toString();
        return serving(module, api, port, folder, List.of("apache2", "-D", "FOREGROUND", "-f", around));
    }

    private Product python(String module, Wall.Api api) {
        int port = freePort();
        return serving(
                module,
                api,
                port,
                folder(api, Map.of()),
                List.of(PYTHON, "serve.py", "products." + module, String.valueOf(port)));
    }

    private Product serving(String name, Wall.Api api, int port, Path folder, List<String> command) {
        run(name, port, folder, command);
        return Product.overHttp(name, api, URI.create("http://127.0.0.1:" + port + "/"));
    }

    /** Those that fetch keys by TLS only, or check whose they are, are told of a certificate. */
    private Map<String, String> jwksByTls() {
        return Map.of(KEYS, "https://localhost:" + server.httpsPort() + "/.well-known/jwks.json");
    }

    /** What a client says as it asks for a token with this scope, and how it ended. */
    Output token(String file, String scope) {
        Path folder = folder(wall.usual(), Map.of("orders:read", scope));
        ProcessBuilder builder = new ProcessBuilder(command(file))
                .directory(folder.resolve("products").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("CLIENT_ID", wall.credentials().getString("clientId"));
        environment.put("CLIENT_SECRET", wall.credentials().getString("clientSecret"));
        environment.put("GO111MODULE", "off");
        environment.put("GOPATH", "/usr/share/gocode");
        environment.put("GOCACHE", root.resolve("go").toString());
        return output(builder);
    }

    private static List<String> command(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".go" -> List.of("go", "run", file);
            case ".py" -> List.of(PYTHON, file);
            default -> List.of("sh", file);
        };
    }

    record Output(int exitCode, String text) {}

    private static Output output(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), said);
        } catch (IOException missing) {
            throw new UncheckedIOException("The drill needs Debian.", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** All files with these names, and what they have as examples, replaced. */
    private Path folder(Wall.Api api, Map<String, String> further) {
        Map<String, String> names = new LinkedHashMap<>(further);
        names.put(ISSUER, server.baseUri().toString());
        names.put(AUDIENCE, api.identifier());
        names.put("/etc/ssl/certs/ca-certificates.crt", certificate.toString());
        names.put("127.0.0.1:3000", "127.0.0.1:" + origin);
        names.put("{origin}", String.valueOf(origin));
        names.put("{user}", System.getProperty("user.name"));
        try {
            Path folder = Files.createTempDirectory(root, "product");
            names.put("{folder}", folder.toString());
            try (Stream<Path> files = Files.walk(FILES)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    for (Map.Entry<String, String> name : names.entrySet()) {
                        text = text.replace(name.getKey(), name.getValue());
                    }
                    Path copy = folder.resolve(FILES.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.writeString(copy, text);
                }
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run(String name, int port, Path folder, List<String> command) {
        Path log = folder.resolve("log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            running.add(process);
            Condition.await(name + ", see " + log, () -> !process.isAlive() || listens(port));
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended: " + Files.readString(log));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket free = MintmarkServer.freePort()) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroy);
        running.forEach(process -> process.onExit()
                .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                .join());
    }
}
