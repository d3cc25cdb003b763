package dev.mintmark.verifier;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks for the cut list, as a resource server (http-api §1). */
final class CutsRequest {
    /** A list of so many bytes speaks of 100,000 apps that were blocked within the life of a token. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** On top of the time for which the server holds the answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI address;
    private final String clientId;
    private final Secret secret;
    private final HttpClient http;

    /** Read anew for each request: one that was replaced is used at once. */
    interface Secret {
        String read() throws IOException;
    }

    CutsRequest(URI address, String clientId, Secret secret) {
        this.address = address;
        this.clientId = clientId;
        this.secret = secret;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    URI address() {
        return address;
    }

    /**
     * The answer, whatever it is.
     *
     * @param tag of the list that is held; null for a list in any case
     * @param wait for how long the server may hold the answer until there is another list than that of the tag
     * @throws IOException if there is none in time
     */
    HttpResponse<String> send(String tag, Duration wait) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/jwt")
                .header("Authorization", authorization());
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        if (wait.toSeconds() > 0) {
            request.header("Prefer", "wait=" + wait.toSeconds());
        }
        // A request's own timeout ends with the headers of the answer.
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request.build(), answer -> new BoundedBody(MOST_BYTES));
        try {
            return exchange.get(wait.plus(TIMEOUT).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("There is no answer in time.", late);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw new IOException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        } finally {
            exchange.cancel(true);
        }
    }

    /** Both parts are form-encoded first (RFC 6749 §2.3.1). */
    private String authorization() throws IOException {
        String pair = encoded(clientId) + ":" + encoded(secret.read().strip());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
