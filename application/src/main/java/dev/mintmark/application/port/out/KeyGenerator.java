package dev.mintmark.application.port.out;

import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.key.SigningKey;
import java.time.Instant;

/** Makes signing keys; their private parts leave it encrypted only (rules §8). */
public interface KeyGenerator {
    /** A new key, ready to be stored, in state signing. */
    SigningKey generate(KeyPurpose purpose, SigningAlgorithm algorithm, Instant now);
}
