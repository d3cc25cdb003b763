package dev.mintmark.application.port.out;

import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.SigningKey;
import java.util.List;

/** The stored signing keys, shared by all nodes. Called inside a unit of work. */
public interface SigningKeys {
    /**
     * Stores a new key.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if there is a signing key of this purpose already
     */
    void add(SigningKey key);

    /** Every key of a purpose, the oldest first. */
    List<SigningKey> list(KeyPurpose purpose);
}
