package dev.mintmark.domain.key;

import java.time.Instant;

/**
 * A key that signs tokens, shared by all nodes through the database (rules §8).
 *
 * @param kid the key id that stands in the header of each token; at most 64 characters
 * @param publicJwk the public part as a JSON Web Key (RFC 7517), with {@code kid}, {@code alg} and {@code use}
 */
public record SigningKey(
        String kid,
        KeyPurpose purpose,
        SigningAlgorithm algorithm,
        KeyState state,
        String publicJwk,
        EncryptedPrivateKey privateKey,
        Instant createdAt) {}
