package dev.mintmark.domain.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened in a tenant, or in the installation, for those who watch (http-api §2, events).
 *
 * @param id grows by one with each event of its chain, in the order of the commits
 * @param type an audit action's word, {@code issuance.blocked}, or {@code secret_expiring}
 * @param detail the reason of a blocked issuance; when an expiring secret expires; empty text otherwise
 * @param count how many times; 1 unless events were summed
 */
public record FeedEvent(long id, Instant at, String type, AuditTarget target, String detail, long count) {
    /** The type of summed blocked issuances. */
    public static final String ISSUANCE_BLOCKED = "issuance.blocked";

    /** The type of a warning that a client secret will expire (rules §6, age). */
    public static final String SECRET_EXPIRING = "secret_expiring";

    /** Checks that nothing is missing. */
    public FeedEvent {
        Objects.requireNonNull(at);
        Objects.requireNonNull(type);
        Objects.requireNonNull(target);
        Objects.requireNonNull(detail);
    }
}
