package dev.mintmark.verifier;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes keys, and counts how often they are fetched. */
final class PretendedIssuer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile int status = 200;
    private volatile boolean moved;
    private volatile String jwks = Vectors.jwks();

    private PretendedIssuer(HttpServer server) {
        this.server = server;
    }

    static PretendedIssuer start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = new PretendedIssuer(server);
        server.createContext("/.well-known/jwks.json", exchange -> {
            issuer.awaitRelease();
            issuer.fetches.incrementAndGet();
            if (issuer.moved && exchange.getRequestURI().getQuery() == null) {
                exchange.getResponseHeaders().add("Location", issuer.keys() + "?moved");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
                return;
            }
            byte[] body = issuer.jwks.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
            exchange.sendResponseHeaders(issuer.status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return issuer;
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    URI keys() {
        return uri().resolve("/.well-known/jwks.json");
    }

    int fetches() {
        return fetches.get();
    }

    void publish(String jwks) {
        this.jwks = jwks;
    }

    void answers(int status) {
        this.status = status;
    }

    /** Answers with a redirect to where the keys are, too. */
    void redirects() {
        moved = true;
    }

    /** Keeps requests waiting until {@link #release()}. */
    void hold() {
        hold = new CountDownLatch(1);
    }

    void release() {
        hold.countDown();
    }

    private void awaitRelease() {
        try {
            hold.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
