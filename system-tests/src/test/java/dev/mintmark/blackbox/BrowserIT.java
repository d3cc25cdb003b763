package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What browsers are told: security headers on every answer, and who may call the management API from where (http-api
 * §3).
 */
class BrowserIT {
    private static final String CONSOLE = "https://console.example.com";
    private static final String PREFLIGHT = "Access-Control-Request-Method";
    private static final List<String> PATHS = List.of(
            "/",
            "/landing.css",
            "/nothing",
            "/connect/token",
            "/api/v1/apps",
            "/api/v1/nothing",
            "/.well-known/jwks.json",
            "/.well-known/oauth-authorization-server");

    private static MintmarkServer server;
    private static Http anonymous;

    @BeforeAll
    static void start() {
        server = MintmarkServer.start(Map.of(
                "MINTMARK_CORS_ORIGINS",
                CONSOLE + ", https://Other.Example:443, http://localhost:3000",
                "MINTMARK_ISSUER",
                "https://id.example.com",
                "MINTMARK_ADMIN_EMAIL",
                Host.ADMIN_EMAIL,
                "MINTMARK_ADMIN_PASSWORD",
                Host.ADMIN_PASSWORD));
        anonymous = new Http(server.baseUri());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer from(String origin, String method, String path, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Origin";
        all[1] = origin;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return anonymous.astray().send(method, path, BodyPublishers.noBody(), all);
    }

    private static void saysNothingAboutOrigins(Answer answer) {
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : PATHS) {
            Answer answer = anonymous.astray().get(path);
            assertThat(answer.header("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(answer.header("X-Frame-Options")).as(path).contains("DENY");
            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("Permissions-Policy")).as(path).isPresent();
            assertThat(answer.header("Cross-Origin-Opener-Policy")).as(path).contains("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy"))
                    .as(path)
                    .contains(path.startsWith("/.well-known/") ? "cross-origin" : "same-origin");
            assertThat(answer.header("Strict-Transport-Security")).as(path).contains("max-age=31536000");
            assertThat(answer.headers().map().keySet()).doesNotContain("server", "x-powered-by", "$wsep");
        }
    }

    @Test
    void theRuntimesOwnAnswersCarryThoseThatHoldForAll() {
        for (String path : List.of("/health/ready", "/health/nothing", "/metrics")) {
            Answer answer = anonymous.astray().get(path);
            assertThat(answer.header("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(answer.header("X-Frame-Options")).as(path).contains("DENY");
            assertThat(answer.headers().map().keySet()).doesNotContain("server", "x-powered-by", "$wsep");
        }
    }

    @Test
    void aPreflightOfAConfiguredOriginIsAnsweredWithoutAToken() {
        for (String origin : List.of(CONSOLE, "https://other.example", "http://localhost:3000")) {
            Answer answer = from(origin, "OPTIONS", "/api/v1/apps", PREFLIGHT, "PATCH");

            assertThat(answer.status()).as(origin).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).contains(origin);
            assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow())
                    .contains("GET", "POST", "PUT", "PATCH", "DELETE");
            assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow())
                    .contains("Authorization", "Content-Type", "If-Match", "If-None-Match");
            assertThat(answer.header("Access-Control-Max-Age")).isPresent();
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.header("Vary")).contains("Origin");
        }
    }

    @Test
    void aConfiguredOriginMayReadAnswersAndErrors() {
        Http operator = anonymous.signedIn(Host.ADMIN_EMAIL, Host.ADMIN_PASSWORD);
        Answer plans = operator.send("GET", "/api/v1/plans", BodyPublishers.noBody(), "Origin", CONSOLE);
        assertThat(plans.status()).isEqualTo(200);

        for (Answer answer :
                List.of(plans, from(CONSOLE, "GET", "/api/v1/plans"), from(CONSOLE, "POST", "/api/v1/session"))) {
            assertThat(answer.header("Access-Control-Allow-Origin")).contains(CONSOLE);
            assertThat(answer.header("Access-Control-Expose-Headers").orElseThrow())
                    .contains("ETag", "Location", "Retry-After", "X-Request-Id");
            assertThat(answer.header("Vary")).contains("Origin");
        }
    }

    @Test
    void otherOriginsAreToldNothing() {
        for (String origin : List.of(
                "https://evil.example",
                "https://console.example.com.evil.example",
                "http://console.example.com",
                "https://console.example.com:8443",
                "https://CONSOLE.example.com",
                "null",
                "*")) {
            Answer preflight = from(origin, "OPTIONS", "/api/v1/apps", PREFLIGHT, "GET");
            assertThat(preflight.status()).as(origin).isEqualTo(401);
            saysNothingAboutOrigins(preflight);
            saysNothingAboutOrigins(from(origin, "GET", "/api/v1/apps"));
        }
        assertThat(anonymous.get("/api/v1/apps").header("Vary")).contains("Origin");
    }

    @Test
    void thePublicDocumentsAreReadableFromAnyOriginWithoutCredentials() {
        for (String path : List.of(
                "/.well-known/jwks.json",
                "/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration")) {
            Answer answer = anonymous.send("GET", path, BodyPublishers.noBody(), "Origin", "https://page.example");
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).contains("*");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            Answer preflight = from("null", "OPTIONS", path, PREFLIGHT, "GET");
            assertThat(preflight.status()).as(path).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).contains("*");
            assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
                    .contains("If-None-Match");
        }
    }

    @Test
    void nothingButTheManagementApiAndThePublicDocumentsIsSharedWithOtherOrigins() {
        for (String path : List.of(
                "/connect/token", "/connect/introspect", "/connect/authorize", "/", "/health/ready", "/metrics")) {
            saysNothingAboutOrigins(from(CONSOLE, "GET", path));
            saysNothingAboutOrigins(from(CONSOLE, "POST", path));
            saysNothingAboutOrigins(from(CONSOLE, "OPTIONS", path, PREFLIGHT, "POST"));
        }
    }
}
