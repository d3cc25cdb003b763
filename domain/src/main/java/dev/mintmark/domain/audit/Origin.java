package dev.mintmark.domain.audit;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a change comes from (rules §9).
 *
 * @param address the source address of the request; empty for the service itself
 * @param requestId the id under which the request is logged; empty for the service itself
 */
public record Origin(Actor actor, Optional<String> address, Optional<String> requestId) {
    /** The service itself. */
    public static final Origin SYSTEM = new Origin(Actor.SYSTEM, Optional.empty(), Optional.empty());

    /** Checks that nothing is null. */
    public Origin {
        Objects.requireNonNull(actor);
        Objects.requireNonNull(address);
        Objects.requireNonNull(requestId);
    }

    /** The same place, another actor. */
    public Origin actedBy(Actor other) {
        return new Origin(other, address, requestId);
    }
}
