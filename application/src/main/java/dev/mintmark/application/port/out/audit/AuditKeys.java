package dev.mintmark.application.port.out.audit;

import dev.mintmark.domain.audit.AuditKey;
import java.util.List;

/** The stored keys that seal audit records, shared by all nodes. Called inside a unit of work. */
public interface AuditKeys {
    /**
     * Stores a new key.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if it is to be the current one and there is one
     *     already
     */
    void add(AuditKey key);

    /** Stores a changed key. */
    void update(AuditKey key);

    /** Every key, the oldest first. */
    List<AuditKey> list();
}
