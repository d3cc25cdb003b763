package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.openapi.OpenApiDocument;
import dev.mintmark.openapi.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Nothing that is sent makes the server fail: a bounded run of broken, strange and huge requests, the same at every
 * run.
 */
@OnServer
class FuzzIT {
    private static final int TRIES = 1_500;
    private static final long SEED = 20261123;
    private static final Set<String> LEFT_OUT = Set.of("followEvents", "endSession");
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "null",
            "true",
            "-1",
            "9007199254740993",
            "1e999",
            "0x10",
            "'; DROP TABLE app; --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%00%zz",
            "{}",
            "[]",
            "[[[[",
            "\u202e\u0301\ufeff",
            "\uff21\uff22 \ud83c\udfe2",
            "${jndi:ldap://x}",
            "a".repeat(5_000));

    private final Host host;
    private final OpenApiDocument document;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Random random = new Random(SEED);

    FuzzIT(Host host) {
        this.host = host;
        this.document =
                OpenApiDocument.of(host.anonymous.get("/openapi?format=JSON").text());
    }

    @Test
    void nothingThatIsSentMakesTheServerFail() throws IOException, InterruptedException {
        Host.Tenant tenant = host.tenant();
        String operator = token(Host.ADMIN_EMAIL, Host.ADMIN_PASSWORD);
        String admin = tenantAdmin(tenant);
        List<Operation> operations = document.operations().stream()
                .filter(operation -> !LEFT_OUT.contains(operation.id()))
                .toList();
        for (int i = 0; i < TRIES; i++) {
            Operation operation = operations.get(i % operations.size());
            String token = operation.roles().contains("platform-admin") ? operator : admin;
            HttpRequest request = request(operation, token);
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("try %s: %s %s answered %s", i, request.method(), request.uri(), answer.body())
                    .isLessThan(500);
            assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        }
    }

    private String tenantAdmin(Host.Tenant tenant) {
        String email = Host.fresh("fuzzer") + "@tenant.example";
        Host.created(host.operator.post(
                "/api/v1/tenants/" + tenant.id() + "/members",
                "{\"email\":\"" + email + "\",\"displayName\":\"Fuzz\",\"password\":\"" + Host.MEMBER_PASSWORD
                        + "\",\"roles\":[\"tenant-admin\"]}"));
        return token(email, Host.MEMBER_PASSWORD);
    }

    private String token(String email, String password) {
        return host.anonymous
                .post("/api/v1/session", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")
                .string("accessToken");
    }

    private HttpRequest request(Operation operation, String token) {
        String path = operation.path();
        for (String name : operation.parameterNames()) {
            path = path.replace("{" + name + "}", encoded(strange()).replace("+", "%20"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(host.anonymous.uri("/") + path.substring(1) + query(operation)))
                .timeout(Duration.ofSeconds(30));
        if (random.nextInt(10) > 0) {
            request.header("Authorization", "Bearer " + token);
        }
        for (String name : List.of("If-Match", "If-None-Match", "Accept", "X-Request-Id", "Origin", "Content-Type")) {
            if (random.nextInt(6) == 0) {
                request.setHeader(name, visible(strange()));
            }
        }
        String type = operation.bodyType();
        if (type == null) {
            return request.method(operation.method(), BodyPublishers.noBody()).build();
        }
        if (random.nextInt(6) > 0) {
            request.setHeader("Content-Type", type);
        }
        return request.method(operation.method(), BodyPublishers.ofString(spoiled(operation.exampleBody())))
                .build();
    }

    private String query(Operation operation) {
        StringBuilder query = new StringBuilder("?");
        List<String> names = new ArrayList<>(operation.queryNames());
        if (random.nextInt(20) == 0) {
            names.add("x");
        }
        for (String name : names) {
            if (random.nextInt(4) == 0) {
                query.append(name).append('=').append(encoded(strange())).append('&');
            }
        }
        return query.toString();
    }

    /** The example with something in it broken, cut, doubled or replaced. */
    private String spoiled(String example) {
        String body = example == null ? "{}" : example;
        int at = random.nextInt(body.length());
        return switch (random.nextInt(6)) {
            case 0 -> body.substring(0, at);
            case 1 -> body.substring(0, at) + quoted(strange()) + body.substring(at);
            case 2 ->
                body.replaceAll(
                        "\"[^\"]*\"(?=[,}\\]])",
                        quoted(strange()).replace("\\", "\\\\").replace("$", "\\$"));
            case 3 ->
                body.replaceAll(
                        "(?<=:)\\s*[^,}\\]]+",
                        " " + List.of("null", "[]", "{}", "-0.0", "1e400").get(random.nextInt(5)));
            case 4 -> strange();
            default -> "[".repeat(random.nextInt(2_000)) + body;
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000") + "\"";
    }

    private String strange() {
        return STRANGE.get(random.nextInt(STRANGE.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a header can hold. */
    private static String visible(String text) {
        return text.codePoints()
                .filter(unit -> unit >= ' ' && unit < 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
