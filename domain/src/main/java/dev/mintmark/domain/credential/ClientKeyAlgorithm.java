package dev.mintmark.domain.credential;

import java.util.Optional;

/**
 * How an app signs its assertions: JOSE algorithms (RFC 7518 §3.1, RFC 8037 §3.1), each fixed by the registered key.
 */
public enum ClientKeyAlgorithm {
    /** ECDSA on the curve P-256 with SHA-256. */
    ES256("ES256", "EC"),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256("RS256", "RSA"),
    /** RSASSA-PSS with SHA-256. */
    PS256("PS256", "RSA"),
    /** Ed25519. */
    EDDSA("EdDSA", "OKP");

    private final String word;
    private final String keyType;

    ClientKeyAlgorithm(String word, String keyType) {
        this.word = word;
        this.keyType = keyType;
    }

    /** The {@code alg} of a key and of the assertions that it verifies. */
    public String word() {
        return word;
    }

    /** The {@code kty} of its keys (RFC 7517 §4.1). */
    public String keyType() {
        return keyType;
    }

    /** The algorithm with this word; empty for every other text. */
    public static Optional<ClientKeyAlgorithm> of(String word) {
        for (ClientKeyAlgorithm algorithm : values()) {
            if (algorithm.word.equals(word)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
