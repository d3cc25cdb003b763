package dev.mintmark.domain.audit;

import dev.mintmark.domain.key.EncryptedValue;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key that seals records (rules §9).
 *
 * @param current whether new records are sealed with it
 * @param secret encrypted under the key-encryption key; empty once it was discarded because that one was lost
 */
public record AuditKey(String id, boolean current, Optional<EncryptedValue> secret, Instant createdAt) {
    /** Checks that a current key can seal. */
    public AuditKey {
        Objects.requireNonNull(id);
        Objects.requireNonNull(secret);
        Objects.requireNonNull(createdAt);
        if (current && secret.isEmpty()) {
            throw new IllegalArgumentException("a discarded key seals nothing");
        }
    }

    /** The same key, encrypted again. */
    public AuditKey protectedBy(EncryptedValue renewed) {
        return new AuditKey(id, current, Optional.of(renewed), createdAt);
    }

    /** What is left of a key that is lost. */
    public AuditKey discarded() {
        return new AuditKey(id, false, Optional.empty(), createdAt);
    }
}
