package dev.mintmark.rest.events;

import dev.mintmark.domain.audit.FeedEvent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The data of one event.
 *
 * @param reason null unless issuances were blocked
 * @param count 1 unless events were summed
 */
@Schema(name = "FeedEvent", description = "The `data` of one event; its `event` is the `type`.", examples = """
                {
                  "type": "issuance.blocked",
                  "at": "2026-11-23T10:15:00Z",
                  "target": {"type": "app", "id": "019392b5-1c2d-7a4b-8e6f-0a1b2c3d4e5f", "name": "Billing API"},
                  "reason": "plan_retired",
                  "count": 12
                }""")
record StreamedEventAnswer(
        @Schema(description = "An audit action, or `issuance.blocked`.")
        String type,

        Instant at,
        Target target,

        @Schema(nullable = true, description = "Why issuances were blocked.")
        String reason,

        @Schema(minimum = "1", description = "How many; 1 unless events were summed.")
        long count) {
    static StreamedEventAnswer from(FeedEvent event) {
        return new StreamedEventAnswer(
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
    @Schema(name = "FeedEventTarget", description = "What it happened to.")
    record Target(String type, String id, String name) {}
}
