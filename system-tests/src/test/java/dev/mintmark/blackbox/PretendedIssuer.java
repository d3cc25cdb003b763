package dev.mintmark.blackbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A key set on a port of its own whose private keys are at hand: it can sign the tokens that Mintmark never would. */
final class PretendedIssuer implements AutoCloseable {
    private static final String PATH = "/.well-known/jwks.json";

    private final HttpServer server;
    private final Supplier<List<JWK>> others;
    private final List<JWK> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private ECKey current;

    private PretendedIssuer(HttpServer server, Supplier<List<JWK>> others) {
        this.server = server;
        this.others = others;
    }

    /** An issuer of its own, with one key. */
    static PretendedIssuer start() {
        return startBeside(List::of);
    }

    /** Publishes these keys, read anew for each answer, and one of its own. */
    static PretendedIssuer startBeside(Supplier<List<JWK>> others) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            PretendedIssuer issuer = new PretendedIssuer(server, others);
            server.createContext(PATH, exchange -> {
                issuer.fetches.incrementAndGet();
                byte[] body = issuer.jwks().toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            issuer.useNewKey();
            server.start();
            return issuer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String jwksUri() {
        return issuer() + PATH;
    }

    /** How often the key set was asked for. */
    int fetches() {
        return fetches.get();
    }

    /** The key that signs now. */
    ECKey key() {
        return current;
    }

    /** Publishes a further key and signs with it from now on. */
    void useNewKey() {
        current = newKey();
        published.add(current);
    }

    /** A key that is published nowhere. */
    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The claims of a good token of this issuer that lives for five minutes. */
    static JWTClaimsSet.Builder claims(String issuer) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("mintmark-api")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .jwtID("a-token")
                .subject("mm_0123456789abcdefghjkmnpqrs")
                .claim("client_id", "mm_0123456789abcdefghjkmnpqrs")
                .claim("upn", "mm_0123456789abcdefghjkmnpqrs")
                .claim("scope", "mintmark.api")
                .claim("groups", List.of("app"))
                .claim("tenantid", "01a19b53-73a0-7c3a-9f10-2b6d4e8a0c57")
                .claim("dbCode", "eu-central-1-db");
    }

    String sign(JWTClaimsSet claims) {
        return sign("at+jwt", claims);
    }

    String sign(String type, JWTClaimsSet claims) {
        try {
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(current.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims,
                    new ECDSASigner(current));
        } catch (JOSEException wrongCurve) {
            throw new IllegalStateException(wrongCurve);
        }
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JWKSet jwks() {
        List<JWK> keys = new CopyOnWriteArrayList<>(others.get());
        keys.addAll(published);
        return new JWKSet(keys);
    }
}
