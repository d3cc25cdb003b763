package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard behind proxies that compress answers, and thereby change their entity tags (http-api §2). */
class CompressingProxyDrill {
    private static final String NGINX = """
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
                gzip on;
                gzip_proxied any;
                gzip_min_length 1;
                gzip_types application/json;
                server {
                    listen 127.0.0.1:%2$d;
                    location / {
                        proxy_pass http://127.0.0.1:%3$d;
                        proxy_http_version 1.1;
                        proxy_buffering off;
                        proxy_set_header Host $http_host;
                        proxy_set_header Connection "";
                    }
                }
            }
            """;

    private static final String APACHE = """
            ServerRoot %1$s
            ServerName localhost
            DefaultRuntimeDir %1$s
            PidFile %1$s/pid
            ErrorLog %1$s/errors
            Listen 127.0.0.1:%2$d
            LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
            LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
            LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
            LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
            LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
            LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
            AddOutputFilterByType DEFLATE application/json
            ProxyPreserveHost On
            ProxyPass / http://127.0.0.1:%3$d/ flushpackets=on
            """;

    @TempDir
    private Path folder;

    @Test
    void theDashboardWorksBehindNginxWhichWeakensTags() throws IOException, InterruptedException {
        Path configuration = folder.resolve("nginx.conf");
        behind(
                "nginx",
                "W/\"1\"",
                configuration,
                NGINX,
                List.of("nginx", "-e", "stderr", "-c", configuration.toString()));
    }

    @Test
    void theDashboardWorksBehindApacheWhichAddsASuffix() throws IOException, InterruptedException {
        Path configuration = folder.resolve("apache.conf");
        behind(
                "Apache",
                "\"1-gzip\"",
                configuration,
                APACHE,
                List.of("apache2", "-D", "FOREGROUND", "-f", configuration.toString()));
    }

    private void behind(String name, String tag, Path configuration, String template, List<String> command)
            throws IOException, InterruptedException {
        int port = freePort();
        URI issuer = URI.create("http://localhost:" + port);
        try (MintmarkServer server = MintmarkServer.start(Map.of(
                "MINTMARK_ISSUER",
                issuer.toString(),
                "MINTMARK_TRUSTED_PROXIES",
                "127.0.0.1",
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD))) {
            Files.writeString(
                    configuration,
                    template.formatted(folder, port, server.baseUri().getPort()));
            Process proxy = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            try {
                Condition.await(name, () -> answers(issuer));
                requireChangedTag(new Host(new Http(server.baseUri())), issuer, tag);
                Browser.run(issuer, "apps.spec.ts", "conflicts.spec.ts", "operator.spec.ts");
            } finally {
                proxy.destroy();
                proxy.waitFor(10, TimeUnit.SECONDS);
            }
        }
        Drills.report("what the dashboard's tests change in the browser is changed behind " + name + ", which makes "
                + tag + " of \"1\" as it compresses");
    }

    private static boolean answers(URI proxy) {
        try {
            return send(HttpRequest.newBuilder(proxy.resolve("/.well-known/jwks.json")))
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Without which the drill would show nothing. */
    private static void requireChangedTag(Host host, URI proxy, String tag) throws IOException {
        Host.Tenant tenant = host.tenant();
        Host.App app = tenant.app(host.region());
        URI uri = proxy.resolve(app.path());
        String authorization = tenant.admin().authorization();

        HttpResponse<Void> compressed = send(HttpRequest.newBuilder(uri)
                .header("Authorization", authorization)
                .header("Accept-Encoding", "gzip"));
        assertThat(compressed.headers().firstValue("ETag")).contains(tag);
        HttpResponse<Void> changed = send(HttpRequest.newBuilder(uri)
                .header("Authorization", authorization)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"Behind a proxy\"}")));
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    private static HttpResponse<Void> send(HttpRequest.Builder request) throws IOException {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
