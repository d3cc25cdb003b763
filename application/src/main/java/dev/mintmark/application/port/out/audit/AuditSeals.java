package dev.mintmark.application.port.out.audit;

import dev.mintmark.domain.audit.AuditKey;
import dev.mintmark.domain.key.EncryptedValue;
import java.time.Instant;
import java.util.Optional;

/** Seals audit records with HMAC-SHA-256 (rules §9); keys leave it encrypted only. */
public interface AuditSeals {
    /** A new key, ready to be stored as the current one. */
    AuditKey generate(Instant now);

    /** The seal over these bytes, in hexadecimal; the key is not discarded. */
    String seal(AuditKey key, byte[] bytes);

    /** Makes sure that a key can be used; a runtime exception says in one line what is missing or damaged. */
    void requireReadable(AuditKey key);

    /** The key encrypted under the current key-encryption key; empty if it already is, or if it is discarded. */
    Optional<EncryptedValue> renewed(AuditKey key);
}
