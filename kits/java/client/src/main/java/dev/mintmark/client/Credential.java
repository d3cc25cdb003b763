package dev.mintmark.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/** How an app proves who it is. Nothing of it shows when it is printed. */
public abstract sealed class Credential {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

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

    /**
     * A token of the platform that the app runs on, in a file that the platform renews; read for each token request
     * (RFC 7523 §2.2).
     *
     * @param file the token as it is, of 8 KiB at most; white space around it is ignored
     */
    public static Credential federatedTokenFile(String clientId, Path file) {
        return new Federated(clientId, new FederatedTokenFile(file));
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

    private static final class Federated extends Credential {
        private final FederatedTokenFile file;

        Federated(String clientId, FederatedTokenFile file) {
            super(clientId);
            this.file = file;
        }

        @Override
        void authenticate(TokenRequest request, String issuer, Instant now) {
            request.parameter("client_id", clientId); // nothing in the token names the app
            request.parameter("client_assertion_type", JWT_BEARER);
            request.parameter("client_assertion", file.read());
        }
    }
}
