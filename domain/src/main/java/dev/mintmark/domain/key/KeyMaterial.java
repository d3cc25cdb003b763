package dev.mintmark.domain.key;

/**
 * A new pair of keys, before it has a place in the life of signing keys.
 *
 * @param kid the key id in the header of each token; at most 64 characters
 * @param publicJwk the public part as a JSON Web Key (RFC 7517), with {@code kid}, {@code alg} and {@code use}
 */
public record KeyMaterial(
        String kid, KeyPurpose purpose, SigningAlgorithm algorithm, String publicJwk, EncryptedValue privateKey) {}
