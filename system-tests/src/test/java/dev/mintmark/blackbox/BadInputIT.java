package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Input that no well-meaning client sends: never a 500, never a stack trace, never half a write (http-api §2, errors).
 */
@OnServer
class BadInputIT {
    private final Host host;
    private final Host.Tenant tenant;

    BadInputIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
    }

    private Answer post(BodyPublisher body, String contentType) {
        return tenant.admin().send("POST", "/api/v1/apps", body, "Content-Type", contentType);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.string("type")).endsWith("/docs/errors/" + code);
        assertThat(answer.json().getInt("status")).isEqualTo(status);
        assertThat(answer.header("X-Request-Id")).isPresent();
        leaksNothing(answer);
    }

    private static void leaksNothing(Answer answer) {
        assertThat(answer.text())
                .doesNotContainIgnoringCase("exception", "java.", "jakarta.", "liberty", "sql", "dev.mintmark");
        assertThat(answer.headers().map().keySet()).doesNotContain("server", "x-powered-by");
    }

    @Test
    void jsonThatIsNone() {
        for (String body : List.of("", "{", "[]", "null", "{\"name\":\"a\"}x", "{\"name\":1,}", "{'name':'a'}")) {
            refused(post(BodyPublishers.ofString(body), "application/json"), 400, "malformed_json");
        }
        refused(
                post(BodyPublishers.ofString("{\"name\":\"a\",\"name\":\"b\"}"), "application/json"),
                400,
                "malformed_json");
        refused(
                post(
                        BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
                        "application/json"),
                400,
                "malformed_json");
        refused(post(BodyPublishers.ofString("[".repeat(20_000)), "application/json"), 400, "malformed_json");
    }

    @Test
    void typesAndMembersThatDoNotFitAreAllNamed() {
        Answer answer = post(
                BodyPublishers.ofString("{\"name\":1,\"enabled\":\"x\",\"allowedDomains\":[true],\"colour\":\"red\"}"),
                "application/json");

        refused(answer, 400, "wrong_type");
        assertThat(answer.violations())
                .containsExactlyInAnyOrder(
                        "name wrong_type",
                        "enabled wrong_type",
                        "allowedDomains[0] wrong_type",
                        "colour unknown_field");
    }

    @Test
    void bodiesThatAreTooLarge() {
        String large = "{\"name\":\"" + "a".repeat(70_000) + "\"}";
        refused(post(BodyPublishers.ofString(large), "application/json"), 413, "too_large");
        BodyPublisher chunked = BodyPublishers.fromPublisher(BodyPublishers.ofString(large));
        refused(post(chunked, "application/json"), 413, "too_large");
        refused(
                host.anonymous.send(
                        "POST", "/api/v1/session", BodyPublishers.ofString(large), "Content-Type", "application/json"),
                413,
                "too_large");
    }

    @Test
    void otherMediaTypesMethodsAndPaths() {
        refused(
                post(BodyPublishers.ofString("name=a"), "application/x-www-form-urlencoded"),
                415,
                "unsupported_media_type");
        refused(
                tenant.admin().astray().send("PUT", "/api/v1/apps", BodyPublishers.noBody()),
                405,
                "method_not_allowed");
        refused(tenant.admin().astray().get("/api/v1/nothing"), 404, "not_found");
        refused(
                tenant.admin().send("GET", "/api/v1/apps", BodyPublishers.noBody(), "Accept", "image/png"),
                406,
                "not_acceptable");
    }

    @Test
    void whoIsNotSignedInLearnsNothingElse() {
        for (Answer answer : List.of(
                host.anonymous.get("/api/v1/apps"),
                host.anonymous.astray().get("/api/v1/nothing"),
                host.anonymous.send("POST", "/api/v1/apps", BodyPublishers.ofString("x".repeat(70_000))),
                host.anonymous.bearing("garbage").get("/api/v1/apps"),
                host.anonymous.bearing("eyJhbGciOiJub25lIn0.e30.").get("/api/v1/apps"))) {
            refused(answer, 401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void pathsOutsideTheApi() {
        for (String path :
                List.of("/nothing", "/connect/nothing", "/%2e%2e/x", "/WEB-INF/web.xml", "/internal/error")) {
            Answer answer = host.anonymous.astray().get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            leaksNothing(answer);
        }
    }

    @Test
    void aCallersRequestIdIsKeptIfItIsWellFormed() {
        assertThat(requestId("my-id.42")).isEqualTo("my-id.42");
        assertThat(requestId("not well formed")).isNotEqualTo("not well formed").isNotBlank();
    }

    private String requestId(String sent) {
        return host.anonymous
                .send("GET", "/.well-known/jwks.json", BodyPublishers.noBody(), "X-Request-Id", sent)
                .header("X-Request-Id")
                .orElseThrow();
    }

    @Test
    void textsThatDatabasesDislike() {
        String region = host.region();
        for (String name : List.of("a\\u0000b", "\\ud800", "x".repeat(101), "' OR 1=1 --", "%_\\\\")) {
            Answer answer = tenant.admin()
                    .post("/api/v1/apps", "{\"name\":\"" + name + "\",\"licenseRegion\":\"" + region + "\"}");
            assertThat(answer.status()).as(name + " " + answer.text()).isIn(201, 422);
        }
        for (String query : List.of("%00", "%25", "_", "%27", "%F0%9F%98%80", "%ED%A0%80")) {
            Answer answer = tenant.admin().get("/api/v1/apps?q=" + query);
            assertThat(answer.status()).as(query).isIn(200, 400);
        }
    }
}
