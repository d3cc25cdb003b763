package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All that the packaged server answers, ours and the runtime's: what the contract does not name is 404 (http-api §2).
 */
@OnServer
class SurfaceIT {
    /** How the runtime says that an application of its own, or ours, is there. */
    private static final Pattern REGISTERED = Pattern.compile("CWWKT0016I: .*?: https?://[^/]+(/\\S*)");

    /** The applications whose pages the contract names. */
    private static final Set<String> NAMED = Set.of("/", "/health/");

    /** What comes with a feature that is needed, and of which nothing is served. */
    private static final Set<String> SHUT = Set.of("/jwt/");

    private static final List<String> KNOWN_OF_THE_RUNTIME = List.of(
            "/jwt",
            "/jwt/",
            "/jwt/ibm/api",
            "/jwt/ibm/api/",
            "/jwt/ibm/api/defaultJWT/token",
            "/jwt/ibm/api/defaultJWT/jwk",
            "/ibm",
            "/ibm/",
            "/ibm/api",
            "/ibm/api/",
            "/ibm/api/explorer/",
            "/ibm/api/docs",
            "/ibm/api/config",
            "/ibm/api/validation",
            "/ibm/api/social-login",
            "/ibm/adminCenter",
            "/ibm/saml20/defaultSP/acs",
            "/adminCenter",
            "/IBMJMXConnectorREST",
            "/IBMJMXConnectorREST/mbeans",
            "/ibm_security_logout",
            "/apps/ibm_security_logout",
            "/api/v1/ibm_security_logout",
            "/health/ibm_security_logout",
            "/xibm_security_logout",
            "/ibm_security_logoutx",
            "/j_security_check",
            "/login/j_security_check",
            "/oauth2/endpoint/x/token",
            "/oidc/endpoint/x/token",
            "/oidcclient/redirect/x",
            "/.well-known/acme-challenge/x",
            "/api/docs",
            "/api/explorer",
            "/openapi/platform",
            "/openapi/ui/WEB-INF/web.xml",
            "/openapi/ui/META-INF/MANIFEST.MF",
            "/openapi/ui/css",
            "/WEB-INF/web.xml",
            "/META-INF/openapi.yaml",
            "/metrics/",
            "/metrics/base",
            "/metrics/vendor",
            "/metrics/application",
            "/health/x",
            "/dev",
            "/index.jsp",
            "/snoop",
            "/favicon.ico",
            "/internal",
            "/internal/session-jwks",
            "/internal/error");

    private static final List<String> PAGES = List.of(
            "/",
            "/openapi",
            "/openapi/ui/",
            "/metrics",
            "/health",
            "/health/ready",
            "/.well-known/jwks.json",
            "/docs/errors/not_found");

    private final MintmarkServer server;
    private final RawHttp plain;
    private final RawHttp secure;

    SurfaceIT(MintmarkServer server) {
        this.server = server;
        this.plain = RawHttp.plain(server);
        this.secure = RawHttp.secure(server);
    }

    @Test
    void everyApplicationThatTheRuntimeRegistersIsNamedByTheContractOrShut() {
        Set<String> registered = REGISTERED
                .matcher(server.log())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> expected = new TreeSet<>(NAMED);
        expected.addAll(SHUT);
        assertThat(registered).isEqualTo(expected);
    }

    @Test
    void whatTheRuntimeBringsAlongIsNotThereForAnyMethodHostOrHeader() throws IOException {
        String token = "Authorization: Bearer " + "x".repeat(20) + "." + "y".repeat(20) + "." + "z".repeat(20);
        SoftAssertions all = new SoftAssertions();
        for (String path : KNOWN_OF_THE_RUNTIME) {
            for (String method : List.of("GET", "POST")) {
                requireNotFound(all, plain.answer(method, path, "localhost", "X-Forwarded-For: 192.0.2.1"), path);
                requireNotFound(
                        all,
                        plain.answer(
                                method,
                                path,
                                "other.example:81",
                                "X-Forwarded-For: 192.0.2.1",
                                "X-Forwarded-Proto: https",
                                "$WSIS: true",
                                "$WSSC: https",
                                "$WSSN: trusted.example",
                                token),
                        path);
                requireNotFound(all, secure.answer(method, path, "[::1]:9443", "X-Forwarded-For: 192.0.2.1"), path);
            }
        }
        all.assertAll();
    }

    private static void requireNotFound(SoftAssertions all, String answer, String path) {
        boolean withinSessions = path.startsWith("/api/v1/") && answer.startsWith("HTTP/1.1 401 ");
        all.assertThat(withinSessions || answer.startsWith("HTTP/1.1 404 Not Found\r\n"))
                .as(path + " answers " + answer)
                .isTrue();
        requireOurs(all, answer, path);
    }

    private static void requireOurs(SoftAssertions all, String answer, String path) {
        all.assertThat(answer)
                .as(path)
                .contains("\r\nX-Request-Id: ", "\r\nContent-Security-Policy: default-src 'none'")
                .containsPattern("\r\nContent-Type: application/(?:problem\\+)?json\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jwt;x/ibm/api/defaultJWT/jwk",
                "/jwt/;x/ibm/api/defaultJWT/jwk",
                "//jwt/ibm/api/defaultJWT/jwk",
                "/./jwt/ibm/api/defaultJWT/jwk",
                "/x/../jwt/ibm/api/defaultJWT/jwk",
                "/x/%2e%2e/jwt/ibm/api/defaultJWT/jwk",
                "/%2e/jwt/ibm/api/defaultJWT/jwk",
                "/%6awt/ibm/api/defaultJWT/jwk",
                "/jwt%2fibm/api/defaultJWT/jwk",
                "/jwt/ibm%2Fapi/defaultJWT/jwk",
                "/JWT/ibm/api/defaultJWT/jwk",
                "/jwt\\ibm\\api\\defaultJWT\\jwk",
                "/jwt%5cibm",
                "/jwt/ibm/api/defaultJWT/jwk?x=/metrics",
                "/metrics/../jwt/ibm/api/defaultJWT/jwk",
                "/health/..;/jwt/ibm/api/defaultJWT/jwk",
                "/ibm%5fsecurity_logout",
                "/apps/ibm_security_logout;x",
                "/%69bm/api/",
                "http://localhost/jwt/ibm/api/defaultJWT/jwk",
                "http://localhost/ibm/api/"
            })
    void norIsItInAnyWayOfWriting(String target) throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (RawHttp port : List.of(plain, secure)) {
            for (String method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
                String answer = port.answer(method, target, "localhost");
                all.assertThat(answer)
                        .as(method + " " + target)
                        .matches(Pattern.compile("HTTP/1\\.1 (?:400 Bad Request|404 Not Found)\r\n.*", Pattern.DOTALL));
                requireOurs(all, answer, target);
            }
        }
        all.assertAll();
    }

    @Test
    void aTrickNeverTakesAPageAway() throws IOException {
        SoftAssertions all = new SoftAssertions();
        int hosts = 0;
        for (String trick : List.of(
                ";x", "%3Bx", "%00", "%2f", "/..", "/.", "/%2e%2e", "//", "%20", ".", "%", "?;x", "#x", "\\", "%ff")) {
            String host = "host" + hosts++ + ".example:" + (8000 + hosts);
            for (String page : PAGES) {
                plain.answer("GET", page + trick, host);
                plain.answer("HEAD", "/" + page + trick, host);
                String answer = plain.answer("GET", page, host);
                all.assertThat(answer).as(page + " after " + trick).startsWith("HTTP/1.1 200 OK\r\n");
            }
        }
        all.assertAll();
    }

    @Test
    void noOtherMethodIsServedByPagesThatAreRead() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (String page : List.of("/health", "/health/ready", "/metrics", "/openapi", "/openapi/ui", "/openapi/ui/")) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X")) {
                String answer = plain.answer(method, page, "localhost");
                all.assertThat(answer).as(method + " " + page).startsWith("HTTP/1.1 405 Method Not Allowed\r\n");
                requireOurs(all, answer, page);
            }
        }
        all.assertAll();
    }

    @Test
    void metricsAreReadableByNoWebPage() throws IOException {
        String answer = plain.answer("GET", "/metrics", "localhost", "Origin: https://page.example");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").doesNotContainIgnoringCase("Access-Control-");
    }

    @Test
    void theServerSpeaksHttp11OnlyUnlessConfigured() throws IOException {
        String answer = plain.answer(
                "GET",
                "/health/ready",
                "localhost",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                "Connection: Upgrade, HTTP2-Settings");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").doesNotContainIgnoringCase("h2c");
    }

    @Test
    void tlsIsModernOrNotAtAll() throws IOException {
        assertThat(secure.handshakes("TLSv1.3", "TLS_AES_128_GCM_SHA256")).isTrue();
        assertThat(secure.handshakes("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"))
                .isTrue();
        for (String old : List.of(
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")) {
            assertThat(secure.handshakes("TLSv1.2", old)).as(old).isFalse();
        }
    }

    @Test
    void theExplorerPageRunsItsOwnScriptsOnly() throws IOException {
        String answer = plain.answer("GET", "/openapi/ui/", "localhost");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("unsafe-inline");
        assertThat(Pattern.compile("Content-Security-Policy: (.*)\r\n")
                        .matcher(answer)
                        .results())
                .singleElement()
                .extracting(found -> found.group(1))
                .asString()
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("connect-src 'self'", "base-uri 'none'", "object-src 'none'", "form-action 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(Pattern.compile("<script").matcher(answer).results()).hasSize(2);
        assertThat(Pattern.compile("<script src=\"/assets/[^\"]+\" defer></script>")
                        .matcher(answer)
                        .results())
                .as("no script but its own")
                .hasSize(2);
    }

    @Test
    void theExplorerIsFoundWithoutItsLastSlashToo() throws IOException {
        assertThat(plain.answer("GET", "/openapi/ui", "evil.example"))
                .startsWith("HTTP/1.1 308 Permanent Redirect\r\n")
                .containsPattern("\r\nLocation: http://localhost:\\d+/openapi/ui/\r\n");
    }
}
