package dev.mintmark.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers token requests as it is told, token-1, token-2 and so on by default, and remembers them. */
final class TokenEndpoint implements AutoCloseable {
    record Request(Optional<String> authorization, Map<String, String> form, Optional<String> proof) {}

    private record Answer(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer;
    private volatile boolean headersFirst;
    private volatile CountDownLatch hold = new CountDownLatch(0);

    private TokenEndpoint(HttpServer server) {
        this.server = server;
    }

    static TokenEndpoint start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var endpoint = new TokenEndpoint(server);
        server.setExecutor(endpoint.threads);
        server.createContext("/connect/token", endpoint::handle);
        server.start();
        return endpoint;
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return requests;
    }

    void answers(int status, String body, Map<String, String> headers) {
        answer = new Answer(status, body, headers);
    }

    void answers(int status, String body) {
        answers(status, body, Map.of());
    }

    void answersAsUsual() {
        answer = null;
    }

    /** Keeps requests waiting until {@link #release()}. */
    void hold() {
        hold = new CountDownLatch(1);
    }

    /** Answers headers at once, and its body after {@link #release()}. */
    void holdBody() {
        hold();
        headersFirst = true;
    }

    void release() {
        hold.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    parameters(form),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("DPoP"))));
            int number = requests.size();
            if (!headersFirst) {
                hold.await();
            }
            Answer told = answer == null ? usual(number) : answer;
            told.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().flush();
            hold.await();
            exchange.getResponseBody().write(body);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer usual(int number) {
        String body = "{\"access_token\":\"token-" + number
                + "\",\"token_type\":\"Bearer\",\"expires_in\":900,\"scope\":\"mintmark.api\"}";
        return new Answer(200, body, Map.of("Content-Type", "application/json"));
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
