package dev.mintmark.application.port.out.key;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.key.SigningKey;
import java.util.Optional;

/** Knows the key-encryption keys under which private signing keys are stored (rules §8). */
public interface KeyVault {
    /**
     * Makes sure that a stored private key can be used; a runtime exception says in one line which key-encryption key
     * is missing, or what is damaged.
     */
    void requireReadable(SigningKey key);

    /** The private key encrypted under the current key-encryption key; empty if it already is, or if it is erased. */
    Optional<EncryptedValue> renewed(SigningKey key);
}
