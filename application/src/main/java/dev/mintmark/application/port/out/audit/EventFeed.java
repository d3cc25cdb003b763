package dev.mintmark.application.port.out.audit;

import dev.mintmark.domain.audit.FeedEvent;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored events of chains, kept for a while. Called inside a unit of work. */
public interface EventFeed {
    /** Adds an event whose id was given under the lock of its chain's head. */
    void append(Owner chain, FeedEvent event);

    /** Events of a chain after an id, in order. */
    List<FeedEvent> after(Owner chain, long afterId, int limit);

    /** The ids of the oldest kept and the newest event of a chain; empty if none is kept. */
    Optional<Range> range(Owner chain);

    /** Forgets events before an instant and says how many. */
    int forget(Instant before);

    /** From the oldest to the newest id. */
    record Range(long oldest, long newest) {}
}
