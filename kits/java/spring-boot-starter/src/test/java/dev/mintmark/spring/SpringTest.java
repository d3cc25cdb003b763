package dev.mintmark.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import dev.mintmark.spring.example.DocumentsController;
import dev.mintmark.verifier.Caller;
import dev.mintmark.verifier.Refused;
import dev.mintmark.verifier.Verifier;
import dev.mintmark.verifier.WhenStale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The starter in an application that is started as any other, with keys and tokens of the vectors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringTest {
    private static final String CLIENT_ID = "mr_7c9kx2v4n8q1w5e3r6t0y2h4jk";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> vectors = vectors();
    private HttpServer issuer;
    private ConfigurableApplicationContext application;

    @EnableAutoConfiguration
    @Import({DocumentsController.class, PublicController.class})
    static class Application {}

    static class AtTheTimeOfTheVectors {
        @Bean
        Verifier verifier(MintmarkProperties properties) {
            Instant now = Instant.ofEpochSecond((Long) vectors().get("now"));
            return properties.verifier().clock(Clock.fixed(now, ZoneOffset.UTC)).build();
        }
    }

    @RestController
    static class PublicController {
        @GetMapping("/public/news")
        String news() {
            return "Nothing new.";
        }

        @GetMapping("/public/mine")
        String mine(Caller caller) {
            return caller.appId();
        }

        @GetMapping("/documents/7")
        String bound(Caller caller) {
            return caller.boundTo().orElse("nobody");
        }

        @GetMapping("/pages")
        @CrossOrigin("https://app.example.com")
        String pages(Caller caller) {
            return caller.appId();
        }
    }

    @BeforeAll
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/keys", JSONObjectUtils.toJSONString(members(vectors.get("jwks"))));
        issuer.start();
        application = run(Application.class, AtTheTimeOfTheVectors.class);
    }

    private void answer(String path, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        issuer.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    void stop() {
        application.close();
        issuer.stop(0);
    }

    @Test
    void servesWhoseTokenCounts() throws Exception {
        HttpResponse<String> served = get("/documents", "a good token");

        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.body()).isEqualTo("The documents of plan starter are in eu-central-1-db.");
    }

    @Test
    void answersWhereATokenDoesNotCount() throws Exception {
        HttpResponse<String> refused = get("/documents", "expired");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer realm=\"mintmark\", error=\"invalid_token\"");
        assertThat(refused.body()).isEqualTo("{\"error\":\"expired\"}");
        assertThat(send("GET", "/documents").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/nowhere").statusCode()).as("an unknown path").isEqualTo(401);
    }

    @Test
    void servesABoundTokenWithAProofForTheRequest() throws Exception {
        Map<String, Object> call = members(((List<?>) vectors.get("proofs")).get(0));
        String[] headers = {
            "Authorization",
            "DPoP " + call.get("token"),
            "DPoP",
            ((List<?>) call.get("proofs")).get(0).toString()
        };

        assertThat(send("GET", "/documents/7?page=2", headers).body()).matches("[A-Za-z0-9_-]{43}");
        HttpResponse<String> again = send("GET", "/documents/7", headers);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith(
                        "DPoP realm=\"mintmark\", algs=\"ES256 RS256 PS256 EdDSA Ed25519\", error=\"invalid_dpop_proof\"");
    }

    @Test
    void requiresTheScopesOfTheClassAndOfTheMethod() throws Exception {
        assertThat(get("/documents", "no scope").statusCode()).isEqualTo(403);
        HttpResponse<String> refused = send("DELETE", "/documents", "Authorization", bearer("a good token"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("scope=\"documents.delete\"");
    }

    @Test
    void answersWhatAControllerRefuses() throws Exception {
        HttpResponse<String> refused = get("/documents", "no limits: no plan applies");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{\"error\":\"no_plan\"}");
    }

    @Test
    void comparesTheOriginAndLetsPreflightsThrough() throws Exception {
        String origin = "https://app.example.com";
        assertThat(send("OPTIONS", "/pages", "Origin", origin, "Access-Control-Request-Method", "GET")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/pages", "Authorization", bearer("a good token"), "Origin", origin)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/pages", "Authorization", bearer("no allowed domain"), "Origin", origin)
                        .body())
                .isEqualTo("{\"error\":\"origin_not_allowed\"}");
    }

    @Test
    void leavesPublicPathsAlone() throws Exception {
        assertThat(send("GET", "/public/news").body()).isEqualTo("Nothing new.");
        assertThat(send("GET", "/public/mine").statusCode())
                .as("nobody is known there")
                .isEqualTo(500);
    }

    @Test
    void makesAVerifierUnlessThereIsOne() {
        String metadata = "https://api.example.com/metadata";
        try (ConfigurableApplicationContext usual =
                run(Application.class, Application.class, "--mintmark.resource-metadata=" + metadata)) {
            Verifier verifier = usual.getBean(Verifier.class);

            assertThat(catchThrowableOfType(Refused.class, () -> verifier.authenticate(null))
                            .headers())
                    .containsEntry(
                            "WWW-Authenticate", "Bearer realm=\"mintmark\", resource_metadata=\"" + metadata + "\"");
        }
    }

    @Test
    void takesItsSettings() {
        try (ConfigurableApplicationContext other = run(
                Application.class,
                AtTheTimeOfTheVectors.class,
                "--mintmark.algorithms=RS256",
                "--mintmark.accept-type-jwt=true",
                "--mintmark.clock-skew=1s")) {
            Verifier verifier = other.getBean(Verifier.class);

            assertThat(verifier.verify(token("RS256, where that is configured")).appId())
                    .isNotEmpty();
            assertThatThrownBy(() -> verifier.verify(token("type JWT"))).hasMessageContaining("algorithm");
        }
    }

    @Test
    void followsTheCutList(@TempDir Path folder) throws IOException {
        Map<String, Object> theApp = row("cuts", "the app");
        String token = (String) theApp.get("token");
        answer("/cuts", (String) theApp.get("list"));
        Path secret = Files.writeString(folder.resolve("secret"), "mmr_secret\n");

        try (ConfigurableApplicationContext following = following("/cuts", "secret-file=" + secret, "refuse")) {
            Verifier verifier = following.getBean(Verifier.class);
            assertThat(catchThrowableOfType(Refused.class, () -> verifier.verify(token))
                            .reason())
                    .isEqualTo(Refused.Reason.REVOKED);
        }
        try (ConfigurableApplicationContext goingOn = following("/none", "secret=mmr_secret", "go-on")) {
            Verifier verifier = goingOn.getBean(Verifier.class);
            assertThat(verifier.verify(token).appId()).isNotEmpty();
            assertThat(verifier.cuts().orElseThrow().isStale()).isTrue();
            assertThat(goingOn.getBean(MintmarkProperties.class).toString()).doesNotContain("mmr_secret");
        }
    }

    private ConfigurableApplicationContext following(String path, String secret, String whenStale) {
        return run(
                Application.class,
                AtTheTimeOfTheVectors.class,
                "--mintmark.cuts-at=http://localhost:" + issuer.getAddress().getPort() + path,
                "--mintmark.follow-cuts.client-id=" + CLIENT_ID,
                "--mintmark.follow-cuts." + secret,
                "--mintmark.follow-cuts.stale-after=1m",
                "--mintmark.follow-cuts.when-stale=" + whenStale);
    }

    @Test
    void wantsAllSettingsOfTheCutListAndOneSecret() {
        Verifier.Builder builder = Verifier.builder("https://id.example.com", "mintmark-api");
        Duration minute = Duration.ofMinutes(1);
        for (FollowCuts unusable : List.of(
                new FollowCuts(null, "mmr_secret", null, minute, WhenStale.REFUSE),
                new FollowCuts(CLIENT_ID, null, null, minute, WhenStale.REFUSE),
                new FollowCuts(CLIENT_ID, "mmr_secret", "secret", minute, WhenStale.REFUSE),
                new FollowCuts(CLIENT_ID, "mmr_secret", null, null, WhenStale.REFUSE),
                new FollowCuts(CLIENT_ID, "mmr_secret", null, minute, null))) {
            assertThatThrownBy(() -> unusable.configure(builder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                            "Set mintmark.follow-cuts.client-id, .stale-after, .when-stale, and either");
        }
    }

    @Test
    void doesNotStartWithoutAnIssuerUnlessItIsSwitchedOff() {
        var forgotten = new SpringApplication(Application.class);
        forgotten.setDefaultProperties(Map.of("logging.level.root", "off", "spring.main.banner-mode", "off"));

        assertThatThrownBy(() -> forgotten.run("--server.port=0"))
                .hasRootCauseMessage(
                        "Set mintmark.issuer to the installation's issuer, such as https://id.example.com.");
        try (ConfigurableApplicationContext off = forgotten.run("--server.port=0", "--mintmark.enabled=false")) {
            assertThat(off.getBeansOfType(Verifier.class)).isEmpty();
        }
    }

    @Test
    void isShownInTheReadme() throws IOException {
        String example = Files.readString(Path.of("src/test/java/dev/mintmark/spring/example/DocumentsController.java"))
                .replaceFirst("^package [^\n]*\n\n", "");

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "```");
    }

    private ConfigurableApplicationContext run(Class<?> first, Class<?> second, String... more) {
        var application = new SpringApplication(first, second);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "spring.main.banner-mode", "off",
                "logging.level.root", "off",
                "mintmark.issuer", vectors.get("issuer"),
                "mintmark.keys-at", "http://localhost:" + issuer.getAddress().getPort() + "/keys",
                "mintmark.dpop-at", vectors.get("address"),
                "mintmark.public-paths", "/public/**"));
        return application.run(more);
    }

    private String token(String name) {
        return (String) row("cases", name).get("token");
    }

    private Map<String, Object> row(String member, String name) {
        return ((List<?>) vectors.get(member))
                .stream()
                        .map(SpringTest::members)
                        .filter(row -> row.get("name").equals(name))
                        .findAny()
                        .orElseThrow();
    }

    private String bearer(String name) {
        return "Bearer " + token(name);
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, "Authorization", bearer(token));
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static Map<String, Object> vectors() {
        try {
            return JSONObjectUtils.parse(Files.readString(Path.of("..", "..", "vectors", "vectors.json")));
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Object object) {
        return (Map<String, Object>) object;
    }
}
