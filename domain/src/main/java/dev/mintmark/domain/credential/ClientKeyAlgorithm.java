package dev.mintmark.domain.credential;

import java.util.List;
import java.util.Optional;

/**
 * How an app signs its assertions: JOSE algorithms (RFC 7518 §3.1, RFC 8037 §3.1), each fixed by the registered key.
 */
public enum ClientKeyAlgorithm {
    /** ECDSA on the curve P-256 with SHA-256. */
    ES256("EC", "ES256"),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256("RSA", "RS256"),
    /** RSASSA-PSS with SHA-256. */
    PS256("RSA", "PS256"),
    /** Ed25519, by its older name; {@code Ed25519} (RFC 9864 §2.2) means the same. */
    EDDSA("OKP", "EdDSA", "Ed25519");

    private final String keyType;
    private final List<String> names;

    ClientKeyAlgorithm(String keyType, String... names) {
        this.keyType = keyType;
        this.names = List.of(names);
    }

    /** The {@code alg} of a key and of the assertions that it verifies. */
    public String code() {
        return names.get(0);
    }

    /** Each name of it in use, {@link #code()} first. */
    public List<String> names() {
        return names;
    }

    /** The {@code kty} of its keys (RFC 7517 §4.1). */
    public String keyType() {
        return keyType;
    }

    /** The algorithm with this name, older or newer; empty for every other text. */
    public static Optional<ClientKeyAlgorithm> of(String name) {
        for (ClientKeyAlgorithm algorithm : values()) {
            if (algorithm.names.contains(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
