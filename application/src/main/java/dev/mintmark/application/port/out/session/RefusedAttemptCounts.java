package dev.mintmark.application.port.out.session;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.audit.RefusedAttempts;
import java.time.Instant;
import java.util.Optional;

/** The stored counts of refused sign-ins. Called inside a unit of work. */
public interface RefusedAttemptCounts {
    /**
     * Adds to the count of the same kind, account, address and minute, or stores the first of them under its id.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if another unit of work stored the first at the
     *     same moment
     */
    void add(RefusedAttempts refused);

    /**
     * A page by id, the latest first; the position's id and sort key are both the id.
     *
     * @param kind empty for every kind
     */
    Page<RefusedAttempts> list(Optional<RefusedAttempts.Kind> kind, Page.Request page);

    /** Forgets the minutes before this instant; returns how many counts these were. */
    int forget(Instant before);

    /** Forgets all but this many of the latest counts of one kind; returns how many these were. */
    int keepLatest(RefusedAttempts.Kind kind, int most);
}
