package dev.mintmark.rest.events;

import dev.mintmark.domain.audit.FeedEvent;
import java.time.Instant;

/**
 * The data of one event.
 *
 * @param reason null unless issuances were blocked
 * @param count 1 unless events were summed
 */
record StreamedEventResponse(String type, Instant at, Target target, String reason, long count) {
    static StreamedEventResponse from(FeedEvent event) {
        return new StreamedEventResponse(
                event.type(),
                event.at(),
                new Target(
                        event.target().type(),
                        event.target().id(),
                        event.target().name()),
                event.detail().isEmpty() ? null : event.detail(),
                event.count());
    }

    /** What it happened to. */
    record Target(String type, String id, String name) {}
}
