package dev.mintmark.token.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mintmark.application.contract.Given;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.KeySource;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import dev.mintmark.domain.federation.TrustedIssuerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An issuer on this machine that can be told to misbehave. */
final class Foreign implements AutoCloseable {
    /** What it does with a request. */
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<JWK> keys = List.of();
    private volatile Answering misbehaving;

    Foreign() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                if (misbehaving != null) {
                    misbehaving.answer(exchange);
                } else if (exchange.getRequestURI().getPath().endsWith("/openid-configuration")) {
                    send(exchange, 200, "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + issuer() + "/keys\"}");
                } else {
                    send(exchange, 200, new JWKSet(keys).toString());
                }
            }
        });
        server.start();
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many requests it got. */
    int asked() {
        return asked.get();
    }

    /** These are its keys from now on. */
    Foreign keys(JWK... now) {
        keys = List.of(now);
        return this;
    }

    /** It does this from now on; null for what it should. */
    Foreign misbehaves(Answering how) {
        misbehaving = how;
        return this;
    }

    /** Who trusts it, with its keys by discovery. */
    TrustedIssuer trusted() {
        return trusted(KeySource.DISCOVERY);
    }

    TrustedIssuer trusted(KeySource source) {
        return trusted(issuer(), source, IssuerAlgorithm.values());
    }

    static TrustedIssuer trusted(String issuer, KeySource source, IssuerAlgorithm... algorithms) {
        TrustedIssuer usual = Given.trustedIssuer(issuer);
        return new TrustedIssuer(
                new TrustedIssuerId(Given.uuid()),
                issuer,
                new TrustedIssuerSettings(
                        usual.settings().name(),
                        source,
                        List.of(algorithms),
                        usual.settings().maxTokenLifetime(),
                        true),
                Given.NOW,
                Given.NOW,
                1);
    }

    static TrustedIssuer byAddress(String address) {
        return trusted(
                "https://issuer.example",
                new KeySource(Optional.of(address), Optional.empty()),
                IssuerAlgorithm.values());
    }

    static ECKey ec(String kid) {
        return ec(Curve.P_256, kid);
    }

    static ECKey ec(Curve curve, String kid) {
        try {
            return new ECKeyGenerator(curve).keyID(kid).generate();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    /** A token of this issuer, signed by this key and naming it. */
    String token(JWK key, JWSAlgorithm algorithm) {
        return token(key, algorithm, claims -> claims, header -> header);
    }

    String token(
            JWK key,
            JWSAlgorithm algorithm,
            UnaryOperator<JWTClaimsSet.Builder> claims,
            UnaryOperator<JWSHeader.Builder> header) {
        return token(issuer(), key, algorithm, claims, header);
    }

    static String token(
            String issuer,
            JWK key,
            JWSAlgorithm algorithm,
            UnaryOperator<JWTClaimsSet.Builder> claims,
            UnaryOperator<JWSHeader.Builder> header) {
        try {
            SignedJWT jwt = new SignedJWT(
                    header.apply(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()))
                            .build(),
                    claims.apply(new JWTClaimsSet.Builder().issuer(issuer).subject("me"))
                            .build());
            JWSSigner signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
