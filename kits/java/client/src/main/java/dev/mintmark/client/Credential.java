package dev.mintmark.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/** How an app proves who it is. Nothing of it shows when it is printed. */
public abstract sealed class Credential {
    final String clientId;

    private Credential(String clientId) {
        this.clientId = Objects.requireNonNull(clientId, "clientId").strip();
    }

    /** A client secret. */
    public static Credential secret(String clientId, String secret) {
        Objects.requireNonNull(secret, "secret");
        return new Secret(clientId, () -> secret);
    }

    /** A client secret in a file, which is read for each token request: one that was replaced there is used at once. */
    public static Credential secret(String clientId, Path file) {
        Objects.requireNonNull(file, "file");
        return new Secret(clientId, () -> Files.readString(file));
    }

    /**
     * A private key, whose public half the app has registered ({@code private_key_jwt}, RFC 7523).
     *
     * @param jwk a JSON Web Key: EC on P-256, RSA of 2,048 bits or more, or OKP with Ed25519
     * @throws IllegalArgumentException if it is no such key
     */
    public static Credential key(String clientId, String jwk) {
        var key = AssertionKey.parse(jwk);
        return new Key(clientId, () -> key);
    }

    /** A private key, as a JSON Web Key in a file, which is read for each token request. */
    public static Credential key(String clientId, Path file) {
        Objects.requireNonNull(file, "file");
        return new Key(clientId, () -> AssertionKey.parse(Files.readString(file)));
    }

    /** Adds what proves it to a token request. */
    abstract void authenticate(TokenRequest request, String issuer, Instant now) throws IOException;

    @Override
    public final String toString() {
        return "credential of " + clientId;
    }

    /** Read anew for each request. */
    private interface Source<T> {
        T read() throws IOException;
    }

    private static final class Secret extends Credential {
        private final Source<String> secret;

        Secret(String clientId, Source<String> secret) {
            super(clientId);
            this.secret = secret;
        }

        @Override
        void authenticate(TokenRequest request, String issuer, Instant now) throws IOException {
            request.basic(clientId, secret.read().strip());
        }
    }

    private static final class Key extends Credential {
        private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

        private final Source<AssertionKey> key;

        Key(String clientId, Source<AssertionKey> key) {
            super(clientId);
            this.key = key;
        }

        @Override
        void authenticate(TokenRequest request, String issuer, Instant now) throws IOException {
            request.parameter("client_assertion_type", JWT_BEARER);
            request.parameter("client_assertion", key.read().assertion(clientId, issuer, now));
        }
    }
}
