package dev.mintmark.application.port.out.key;

import dev.mintmark.domain.key.KeyMaterial;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningAlgorithm;

/** Makes signing keys; their private parts leave it encrypted only (rules §8). */
public interface KeyGenerator {
    /** A new pair of keys, ready to be stored. */
    KeyMaterial generate(KeyPurpose purpose, SigningAlgorithm algorithm);
}
