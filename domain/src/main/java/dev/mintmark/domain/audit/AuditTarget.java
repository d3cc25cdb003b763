package dev.mintmark.domain.audit;

import java.util.Objects;

/**
 * What something was done to.
 *
 * @param type a word such as {@code app}
 * @param id what the REST API finds it by: an id, a code, a {@code kid}
 * @param name how it was called at that moment; its id if it has no name
 */
public record AuditTarget(String type, String id, String name) {
    /** Checks that nothing is null. */
    public AuditTarget {
        Objects.requireNonNull(type);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }
}
