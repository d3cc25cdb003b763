package dev.mintmark.blackbox;

import dev.mintmark.openapi.Exchange;
import dev.mintmark.openapi.ExchangeCheck;
import dev.mintmark.openapi.OpenApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Talks to a running server as any caller would; perhaps with a session token. Every exchange is held to the OpenAPI
 * document that the server gives of its interface; {@link #astray()} asks for what is not described.
 */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static OpenApiDocument document;

    private final URI base;
    private final String authorization;
    private final boolean astray;

    /** Nobody's requests to this server. */
    public Http(URI base) {
        this(base, null, false);
    }

    private Http(URI base, String authorization, boolean astray) {
        this.base = base;
        this.authorization = authorization;
        this.astray = astray;
    }

    /** The same caller, who asks for operations that there are not; none of these requests may succeed. */
    Http astray() {
        return new Http(base, authorization, true);
    }

    Http bearing(String token) {
        return new Http(base, "Bearer " + token, astray);
    }

    /** The value of the header that names the caller. */
    String authorization() {
        return authorization;
    }

    Http signedIn(String email, String password) {
        Answer answer = post("/api/v1/session", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError("sign-in answered " + answer.status() + " " + answer.text());
        }
        return bearing(answer.string("accessToken"));
    }

    URI uri(String path) {
        return base.resolve(path);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return sendJson("POST", path, json);
    }

    Answer put(String path, String json) {
        return sendJson("PUT", path, json);
    }

    Answer patch(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer patch(String path, String json, String ifMatch) {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", ifMatch)
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    private Answer sendJson(String method, String path, String json) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    /** A token by {@code client_secret_basic}. */
    Answer token(String clientId, String clientSecret) {
        String credentials = form(clientId) + ":" + form(clientSecret);
        return send(HttpRequest.newBuilder(uri("/connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + base64(credentials))
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    /** A form post to the token endpoint, with these further headers (name, value, …). */
    Answer tokenForm(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    static String formBody(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> form(parameter.getKey()) + "=" + form(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request(path).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Opens a stream and gives its lines as they come; whoever reads them closes them. */
    HttpResponse<Stream<String>> lines(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofLines());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(Duration.ofSeconds(60)).build();
        Answer answer = exchange(request);
        Exchange exchange = new Exchange(
                request.method(),
                request.uri(),
                request.headers(),
                Sent.body(request),
                answer.status(),
                answer.headers(),
                answer.text());
        if (exchange.isOfTheInterface()) {
            ExchangeCheck.requireDescribed(document(), exchange, astray);
            ErrorPages.requirePages(answer, this::page);
        }
        return answer;
    }

    private Answer page(String path) {
        return exchange(HttpRequest.newBuilder(uri(path)).build());
    }

    private static Answer exchange(HttpRequest request) {
        try {
            return Answer.of(CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The document is the same on every server; the first that is asked tells it. */
    private OpenApiDocument document() {
        synchronized (Http.class) {
            if (document == null) {
                URI address = uri("/openapi?format=JSON");
                document = OpenApiDocument.of(
                        exchange(HttpRequest.newBuilder(address).build()).text());
            }
            return document;
        }
    }
}
