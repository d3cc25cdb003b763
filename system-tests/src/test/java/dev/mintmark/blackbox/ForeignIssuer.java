package dev.mintmark.blackbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A platform whose tokens apps use in place of a secret; it can be told to misbehave. */
final class ForeignIssuer implements AutoCloseable {
    /** What it does instead of answering with its document and its keys. */
    enum Misbehaviour {
        NONE,
        SLOW,
        HUGE,
        REDIRECTING,
        HTML,
        FAILING
    }

    private static final String KEYS = "/keys";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Misbehaviour misbehaviour = Misbehaviour.NONE;
    private volatile ECKey key = newKey();

    ForeignIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    ForeignIssuer behaves(Misbehaviour now) {
        misbehaviour = now;
        return this;
    }

    /** Its old key is gone. */
    void rotate() {
        key = newKey();
    }

    ECKey key() {
        return key;
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (misbehaviour) {
            case NONE -> {
                String document = exchange.getRequestURI().getPath().equals(KEYS)
                        ? new JWKSet(key).toString()
                        : "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + issuer() + KEYS + "\"}";
                send(exchange, 200, document);
            }
            case SLOW -> waitForTheEnd();
            case HUGE -> send(exchange, 200, "{\"keys\":[\"" + "x".repeat(600 * 1024) + "\"]}");
            case REDIRECTING -> {
                exchange.getResponseHeaders().set("Location", issuer() + KEYS);
                send(exchange, 302, "{}");
            }
            case HTML -> send(exchange, 200, "<html>Sign in</html>");
            case FAILING -> send(exchange, 500, "{}");
        }
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A token for this audience and subject, with some of it changed; it has neither {@code jti} nor {@code nbf}. */
    String token(String audience, String subject, Consumer<JWTClaimsSet.Builder> change) {
        long now = System.currentTimeMillis() / 1000;
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(audience)
                .claim("iat", now)
                .claim("exp", now + 300);
        change.accept(claims);
        return sign(key, claims.build());
    }

    static String sign(ECKey key, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
