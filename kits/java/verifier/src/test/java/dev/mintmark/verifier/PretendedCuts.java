package dev.mintmark.verifier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a cut list as the server does: a request that has it already is held until there is another one. */
final class PretendedCuts implements AutoCloseable {
    static final String CLIENT_ID = "mr_7c9kx2v4n8q1w5e3r6t0y2h4jk";
    static final String SECRET = "mmr_a secret+of/ours";
    static final String SIGNING = "key-2026-11";
    static final String PREVIOUS = "key-2026-08";
    private static final long NOW = Vectors.CLOCK.instant().getEpochSecond();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private String secret = SECRET;
    private String list = signed(SIGNING, NOW);
    private String retryAfter;
    private int tag = 1;
    private int status = 200;
    private int confirmations;
    private int requests;
    private int held;
    private boolean silent;

    private PretendedCuts(HttpServer server) {
        this.server = server;
    }

    static PretendedCuts start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        var cuts = new PretendedCuts(server);
        server.setExecutor(cuts.threads);
        server.createContext("/connect/cuts", cuts::handle);
        server.start();
        return cuts;
    }

    /** A list that was signed at this time, in seconds since 1970. */
    static String signed(String kid, long issuedAt, Object... cuts) {
        try {
            var keys = JWKSet.parse(Files.readString(VectorsGenerator.FOLDER.resolve("signing-keys.json")));
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("cuts+jwt"))
                    .keyID(kid)
                    .build();
            var jws = new JWSObject(
                    header,
                    new Payload(Map.of(
                            "iss",
                            Vectors.ISSUER,
                            "aud",
                            Vectors.AUDIENCE,
                            "iat",
                            issuedAt,
                            "exp",
                            issuedAt + 300,
                            "cuts",
                            List.of(cuts))));
            jws.sign(new ECDSASigner(keys.getKeyByKeyId(kid).toECKey()));
            return jws.serialize();
        } catch (IOException | ParseException | JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/connect/cuts");
    }

    /** From now on, this is cut. */
    void cut(Object... cuts) {
        publish(signed(SIGNING, NOW, cuts));
    }

    synchronized void publish(String list) {
        this.list = list;
        this.tag++;
        notifyAll();
    }

    /** Answers those who wait that nothing is new. */
    synchronized void confirm() {
        confirmations++;
        notifyAll();
    }

    /** From now on, and to those who wait. */
    synchronized void answers(int status, String retryAfter) {
        this.status = status;
        this.retryAfter = retryAfter;
        notifyAll();
    }

    /** From now on, it answers when there is news. */
    synchronized void isSilent() {
        silent = true;
    }

    synchronized void secretIs(String secret) {
        this.secret = secret;
    }

    synchronized int requests() {
        return requests;
    }

    /** How many wait now. */
    synchronized int held() {
        return held;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = new byte[0];
        int answer;
        synchronized (this) {
            requests++;
            boolean known = isOf(exchange);
            if (silent || known && has(exchange) && status == 200 && "wait=30".equals(header(exchange, "Prefer"))) {
                hold();
            }
            answer = !known ? 401 : status != 200 ? status : has(exchange) ? 304 : 200;
            if (answer == 200) {
                body = list.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("ETag", "W/\"" + tag + "\"");
            }
            if (retryAfter != null) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            if (answer == 302) {
                exchange.getResponseHeaders().add("Location", uri().toString());
            }
        }
        exchange.sendResponseHeaders(answer, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private boolean isOf(HttpExchange exchange) {
        String pair =
                CLIENT_ID + ":" + secret.replace("+", "%2B").replace("/", "%2F").replace(' ', '+');
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        return ("Basic " + basic).equals(header(exchange, "Authorization"));
    }

    private boolean has(HttpExchange exchange) {
        return ("W/\"" + tag + "\"").equals(header(exchange, "If-None-Match"));
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private void hold() {
        int before = tag;
        int confirmed = confirmations;
        held++;
        try {
            while (tag == before && confirmations == confirmed && status == 200) {
                wait();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        held--;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
