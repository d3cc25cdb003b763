package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as real clients send them, odd but legal, and such as should count for nothing. */
@OnServer
class HeadersIT {
    private static final Pattern CONTENT_TYPE = Pattern.compile("\r\nContent-Type: (.*)\r\n");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Host host;
    private final RawHttp raw;

    HeadersIT(MintmarkServer server, Host host) {
        this.host = host;
        this.raw = RawHttp.plain(server);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return compressed.toByteArray();
    }

    /** The whole answer to a tenant's registration with this body. */
    private String newTenant(byte[] body, String... headers) throws IOException {
        return raw.answer("POST /api/v1/tenants HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + host.operator.authorization() + "\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: "
                + body.length + "\r\nConnection: close\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1));
    }

    @Test
    void everyUrlBeginsWithTheIssuerWhateverHostIsNamed() throws IOException {
        String body = "{\"name\":\"" + Host.fresh("Elsewhere") + "\"}";
        String answer = raw.answer("POST /api/v1/tenants HTTP/1.1\r\nHost: evil.example:81\r\n"
                + "X-Forwarded-Host: other.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=third.example\r\n"
                + "$WSSN: fourth.example\r\nAuthorization: " + host.operator.authorization() + "\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n"
                + body);

        assertThat(answer)
                .startsWith("HTTP/1.1 201 Created\r\n")
                .contains("\r\nLocation: " + host.anonymous.uri("/api/v1/tenants/"))
                .doesNotContain("evil.example", "other.example", "third.example", "fourth.example");
        for (String path : List.of("/.well-known/openid-configuration", "/api/v1/nothing", "/openapi/ui", "/nothing")) {
            assertThat(raw.answer("GET", path, "evil.example", "X-Forwarded-Host: other.example"))
                    .as(path)
                    .contains(host.anonymous.uri("/").toString())
                    .doesNotContain("evil.example", "other.example");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;q=0.9, */*;q=0.1",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "application/json;charset=utf-8",
                "application/json; version=1",
                "APPLICATION/JSON",
                "*/*;q=0.5,application/json;indent=2;q=1.0",
                ", application/json,"
            })
    void acceptMayHaveParametersAndQualities(String accept) {
        for (String path : List.of("/api/v1/tenants", "/.well-known/jwks.json")) {
            Answer answer = host.operator.send("GET", path, BodyPublishers.noBody(), "Accept", accept);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        }
    }

    @Test
    void aSchemeMayBeInAnyCaseAndFollowedBySeveralSpaces() {
        Host.App app = host.tenant().app(host.region());
        String credentials = Http.base64(app.clientId() + ":" + app.clientSecret());
        for (String scheme : List.of("Basic  ", "basic ", "BASIC   ")) {
            assertThat(host.anonymous
                            .tokenForm("grant_type=client_credentials", "Authorization", scheme + credentials)
                            .status())
                    .as(scheme)
                    .isEqualTo(200);
        }
        String token = host.operator.authorization().substring("Bearer ".length());
        for (String scheme : List.of("Bearer  ", "bearer ", "BEARER   ")) {
            assertThat(host.anonymous
                            .send("GET", "/api/v1/tenants", BodyPublishers.noBody(), "Authorization", scheme + token)
                            .status())
                    .as(scheme)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APPLICATION/JSON",
                "application/json; charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "Application/Json ; odata=verbose",
                "application/json;"
            })
    void aMediaTypeMayBeInAnyCaseAndHaveParameters(String type) throws IOException {
        String body = "{\"name\":\"" + Host.fresh("Typed") + "\"}";

        assertThat(newTenant(body.getBytes(StandardCharsets.UTF_8), "Content-Type: " + type))
                .startsWith("HTTP/1.1 201 Created\r\n");
    }

    @Test
    void aBodyMayBeCompressedByGzipAndIsReadToItsLastByte() throws IOException {
        byte[] whole = gzip("{\"name\":\"" + Host.fresh("Zipped") + "\"}");
        SoftAssertions all = new SoftAssertions();
        for (int missing = 1; missing < 30; missing++) {
            byte[] cut = Arrays.copyOf(whole, whole.length - missing);
            all.assertThat(newTenant(cut, "Content-Type: application/json", "Content-Encoding: gzip"))
                    .as(missing + " bytes are missing")
                    .startsWith("HTTP/1.1 400 ");
        }
        all.assertAll();
        for (String name : List.of("gzip", "GZIP", "x-gzip")) {
            byte[] body = gzip("{\"name\":\"" + Host.fresh("Zipped") + "\"}");
            assertThat(newTenant(body, "Content-Type: application/json", "Content-Encoding: " + name))
                    .as(name)
                    .startsWith("HTTP/1.1 201 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "compress", "gzip, gzip", "nonsense"})
    void anotherEncodingIsRefusedAndToldWhatIsServed(String encoding) {
        Answer answer = host.operator.send(
                "POST",
                "/api/v1/tenants",
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                encoding);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Encoding")).contains("gzip");
        assertThat(answer.string("detail").toLowerCase(Locale.ROOT)).contains("gzip");

        Answer token = host.anonymous.send(
                "POST",
                "/connect/token",
                BodyPublishers.ofString("grant_type=client_credentials"),
                "Content-Type",
                FORM,
                "Content-Encoding",
                encoding);
        assertThat(token.status()).isEqualTo(415);
        assertThat(token.code()).isEqualTo("invalid_request");
    }

    @Test
    void aPatchOfAnotherMediaTypeIsToldWhichIsServed() {
        String tenant = "/api/v1/tenants/" + host.tenant().id();
        Answer answer = host.operator.send(
                "PATCH", tenant, BodyPublishers.ofString("[]"), "Content-Type", "application/json-patch+json");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Patch")).contains("application/merge-patch+json");
    }

    @Test
    void headIsAnsweredAsGetIsWithoutABody() throws IOException {
        for (String path : List.of(
                "/",
                "/api/v1/tenants",
                "/.well-known/jwks.json",
                "/.well-known/openid-configuration",
                "/health",
                "/metrics",
                "/openapi",
                "/openapi/ui/",
                "/docs/errors/not_found",
                "/docs/clients",
                "/docs/concepts")) {
            String authorization = "Authorization: " + host.operator.authorization();
            String get = raw.answer("GET", path, "localhost", authorization);
            String head = raw.answer("HEAD", path, "localhost", authorization);
            assertThat(get).as(path).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(head).as(path).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
            assertThat(type(head)).as(path).isEqualTo(type(get));
        }
    }

    private static String type(String answer) {
        return CONTENT_TYPE
                .matcher(answer)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
