package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample for nginx, as it is shipped but for its ports, its certificate and its log. */
class ProxyDrill {
    private static final String AROUND = """
            daemon off;
            pid %1$s/pid;
            error_log stderr;
            events {}
            http {
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                access_log off;
                include %1$s/mintmark.conf;
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void theSampleForNginxBringsTlsTheClientsAddressAndEventsAndKeepsTheRestInside()
            throws IOException, InterruptedException {
        Drills.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "1",
                "-subj",
                "/CN=id.example.com",
                "-keyout",
                folder.resolve("key").toString(),
                "-out",
                folder.resolve("certificate").toString());
        int tls = freePort();
        try (MintmarkServer server = MintmarkServer.start(Map.of(
                "MINTMARK_ISSUER",
                "https://id.example.com",
                "MINTMARK_TRUSTED_PROXIES",
                "127.0.0.1",
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD))) {
            configure(server, tls);
            Drills.run(
                    "nginx",
                    "-t",
                    "-e",
                    "stderr",
                    "-c",
                    folder.resolve("nginx.conf").toString());
            Process nginx = new ProcessBuilder(
                            "nginx",
                            "-e",
                            "stderr",
                            "-c",
                            folder.resolve("nginx.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            try {
                Condition.await(
                        "nginx", () -> status(tls, "/.well-known/jwks.json").equals("200"));
                behindNginx(server, tls);
            } finally {
                nginx.destroy();
                nginx.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private static void behindNginx(MintmarkServer server, int tls) throws IOException, InterruptedException {
        for (String inside : List.of("/metrics", "/health/ready", "/internal/session-jwks")) {
            assertThat(status(tls, inside)).as(inside).isEqualTo("404");
        }
        assertThat(curl(tls, "/.well-known/oauth-authorization-server")).contains("\"https://id.example.com\"");

        String session = curl(
                tls,
                "/api/v1/session",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}");
        String bearer = "Authorization: Bearer " + session.replaceAll("(?s).*\"accessToken\":\"([^\"]+)\".*", "$1");
        curl(
                tls,
                "/api/v1/tenants",
                "-H",
                bearer,
                "-H",
                "X-Forwarded-For: 203.0.113.9",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"name\":\"Behind nginx\"}");
        Host host = new Host(new Http(server.baseUri()));
        assertThat(host.operator
                        .get("/api/v1/audit-events?action=tenant.created")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .toString())
                .as("the client's address; what it claims counts for nothing")
                .contains("\"127.0.0.2\"")
                .doesNotContain("203.0.113.9");

        Process events = command(tls, "/api/v1/events", "-H", bearer, "-H", "Accept: text/event-stream", "-N")
                .start();
        try {
            assertThat(events.inputReader().readLine())
                    .as("passed on while the stream is open")
                    .isNotNull();
        } finally {
            events.destroy();
        }
        Drills.report(
                "nginx with the shipped sample: TLS, the client's address and events pass, /metrics, /health and /internal do not");
    }

    private void configure(MintmarkServer server, int tls) throws IOException {
        String sample = Files.readString(Path.of("..", "deploy", "nginx", "mintmark.conf"))
                .replace(
                        "server 127.0.0.1:9080",
                        "server 127.0.0.1:" + server.baseUri().getPort())
                .replace("listen 80;", "listen 127.0.0.1:" + freePort() + ";")
                .replace("listen [::]:80;", "")
                .replace("listen 443 ssl http2;", "listen 127.0.0.1:" + tls + " ssl http2;")
                .replace("listen [::]:443 ssl http2;", "")
                .replace(
                        "/etc/ssl/certs/id.example.com.pem",
                        folder.resolve("certificate").toString())
                .replace(
                        "/etc/ssl/private/id.example.com.key",
                        folder.resolve("key").toString());
        Files.writeString(folder.resolve("mintmark.conf"), sample);
        Files.writeString(folder.resolve("nginx.conf"), AROUND.formatted(folder));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String status(int tls, String path) {
        try {
            return run(command(tls, path, "-o", "/dev/null", "-w", "%{http_code}"));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String curl(int tls, String path, String... options) throws IOException, InterruptedException {
        return run(command(tls, path, options));
    }

    /** As a client with an address of its own would ask. */
    private static ProcessBuilder command(int tls, String path, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "curl", "-s", "-k", "--interface", "127.0.0.2", "--resolve", "id.example.com:" + tls + ":127.0.0.1"));
        command.addAll(List.of(options));
        command.add("https://id.example.com:" + tls + path);
        return new ProcessBuilder(command);
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return answer;
    }
}
