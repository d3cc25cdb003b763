package dev.mintmark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.mintmark.verifier.example.DocumentsResource;
import dev.mintmark.verifier.rest.Protection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The feature for Jakarta REST, with an implementation that nobody here wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private PretendedIssuer issuer;
    private Verifier verifier;
    private HttpServer server;

    /** Where an application may keep its annotations. */
    public interface FilesApi {
        @GET
        @RequiresScope("files.read")
        String all();
    }

    @Path("/files")
    public static final class FilesResource implements FilesApi {
        @Override
        public String all() {
            return "These are the files.";
        }
    }

    @Path("/open")
    public static final class OpenResource {
        @GET
        public String any(@Context SecurityContext security) {
            return Protection.callerOf(security).clientId() + " "
                    + security.getUserPrincipal().getName() + " "
                    + security.getAuthenticationScheme() + " " + security.isUserInRole("app") + " "
                    + security.isUserInRole("tenant-admin") + " " + security.isSecure();
        }
    }

    @Path("/documents/7")
    public static final class DocumentResource {
        @GET
        public String one(@Context SecurityContext security) {
            return Protection.callerOf(security).boundTo().orElse("nobody");
        }
    }

    @BeforeAll
    void start() throws IOException {
        issuer = PretendedIssuer.start();
        verifier = Vectors.verifier(issuer)
                .dpopAt(URI.create("https://api.example.com"))
                .build();
        server = serve(new ResourceConfig(
                        DocumentsResource.class, DocumentResource.class, FilesResource.class, OpenResource.class)
                .register(new Protection(verifier)));
    }

    @AfterAll
    void stop() {
        server.stop(0);
        verifier.close();
        issuer.close();
    }

    @Test
    void servesWhoseTokenCounts() throws Exception {
        HttpResponse<String> served = get("/documents", Vectors.GOOD);

        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.body()).isEqualTo("The documents of plan starter are in eu-central-1-db.");
    }

    @Test
    void answersWhereATokenDoesNotCount() throws Exception {
        HttpResponse<String> refused = get("/documents", Vectors.token("expired"));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer realm=\"mintmark\", error=\"invalid_token\"");
        assertThat(refused.body()).isEqualTo("{\"error\":\"expired\"}");
        assertThat(get("/open", "").statusCode()).as("without any annotation").isEqualTo(401);
    }

    @Test
    void servesABoundTokenWithAProofForTheRequest() throws Exception {
        String[] call = Vectors.callWithProof("a good proof of an RSA key, by RS256");

        HttpResponse<String> served = send("GET", "/documents/7?page=2", call);
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.body()).matches("[A-Za-z0-9_-]{43}");
        HttpResponse<String> again = send("GET", "/documents/7", call);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith(
                        "DPoP realm=\"mintmark\", algs=\"ES256 RS256 PS256 EdDSA Ed25519\", error=\"invalid_dpop_proof\"");
        HttpResponse<String> elsewhere = send("GET", "/open", Vectors.callWithProof("a good proof"));
        assertThat(elsewhere.body()).isEqualTo("{\"error\":\"invalid_proof\"}");
    }

    @Test
    void requiresTheScopesOfTheClassAndOfTheMethod() throws Exception {
        assertThat(get("/documents", Vectors.token("no scope")).statusCode()).isEqualTo(403);
        HttpResponse<String> refused = send("DELETE", "/documents", "Authorization", "Bearer " + Vectors.GOOD);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("scope=\"documents.delete\"");
        assertThat(get("/open", Vectors.token("no scope")).statusCode()).isEqualTo(200);
    }

    @Test
    void findsAScopeOnAnInterface() throws Exception {
        assertThat(get("/files", Vectors.GOOD).body()).isEqualTo("{\"error\":\"insufficient_scope\"}");
    }

    @Test
    void saysWhoCalledAsJakartaRestDoes() throws Exception {
        String id = "mm_ev3d47a1mmwe1aeh5nks5p9nj1";

        assertThat(get("/open", Vectors.GOOD).body()).isEqualTo(id + " " + id + " Bearer true false false");
    }

    @Test
    void comparesTheOrigin() throws Exception {
        String token = "Bearer " + Vectors.GOOD;

        assertThat(send("GET", "/documents", "Authorization", token, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/documents", "Authorization", token, "Origin", "https://app.example.com")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersWhatWasRevokedAndWhenThatCannotBeTold() throws Exception {
        try (PretendedCuts cuts = PretendedCuts.start()) {
            cuts.cut(Map.of("plan", "starter"));
            HttpResponse<String> revoked = ofOneThatFollows(cuts);
            assertThat(revoked.statusCode()).isEqualTo(401);
            assertThat(revoked.body()).isEqualTo("{\"error\":\"revoked\"}");

            cuts.answers(500, null);
            HttpResponse<String> unknown = ofOneThatFollows(cuts);
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.headers().firstValue("Retry-After")).contains("5");
            assertThat(unknown.body()).isEqualTo("{\"error\":\"cuts_unavailable\"}");
        }
    }

    private HttpResponse<String> ofOneThatFollows(PretendedCuts cuts) throws IOException, InterruptedException {
        try (Verifier following = Vectors.verifier(issuer)
                .cutsAt(cuts.uri())
                .followCuts(PretendedCuts.CLIENT_ID, PretendedCuts.SECRET, Duration.ofMinutes(1), WhenStale.REFUSE)
                .build()) {
            HttpServer api = serve(new ResourceConfig(DocumentsResource.class).register(new Protection(following)));
            try {
                return send(api, "GET", "/documents", "Authorization", "Bearer " + Vectors.GOOD);
            } finally {
                api.stop(0);
            }
        }
    }

    @Test
    void answersWhatAResourceRefuses() throws Exception {
        HttpResponse<String> refused = get("/documents", Vectors.token("no limits: no plan applies"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{\"error\":\"no_plan\"}");
    }

    @Test
    void knowsNoCallerWhereNothingProtects() throws Exception {
        HttpServer unprotected = serve(new ResourceConfig(OpenResource.class));
        HttpResponse<String> failed =
                http.send(HttpRequest.newBuilder(address(unprotected, "/open")).build(), BodyHandlers.ofString());
        unprotected.stop(0);

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThatThrownBy(() -> new Protection(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void isShownInTheReadme() throws IOException {
        String example = Files.readString(
                        java.nio.file.Path.of("src/test/java/dev/mintmark/verifier/example/DocumentsResource.java"))
                .replaceFirst("^package [^\n]*\n\n", "");

        assertThat(Files.readString(java.nio.file.Path.of("README.md"))).contains("```java\n" + example + "```");
    }

    private static HttpServer serve(ResourceConfig application) {
        URI anyPort = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":0/");
        return JdkHttpServerFactory.createHttpServer(anyPort, application);
    }

    private static URI address(HttpServer server, String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return send(server, method, path, headers);
    }

    private HttpResponse<String> send(HttpServer to, String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(to, path))
                .method(method, BodyPublishers.noBody())
                .headers(headers)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
