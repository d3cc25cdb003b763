package dev.mintmark.domain.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A replaced secret that goes on working for a while beside the one that replaced it (rules §6, overlap).
 *
 * @param secret the replaced one
 * @param endsAt it is refused from then on
 * @param floor the lowest credential version whose tokens still count until then, and the one of the tokens that are
 *     got with it; the app's own is higher
 */
public record Overlap(StoredCredential secret, Instant endsAt, int floor) {
    /** The shortest that can be asked for. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The longest that can be asked for. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Checks that nothing is null. */
    public Overlap {
        Objects.requireNonNull(secret);
        Objects.requireNonNull(endsAt);
    }

    /** Whether the replaced secret has stopped working. */
    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** The same, with a higher floor: tokens got with either secret until now stop counting. */
    Overlap withFloor(int newFloor) {
        return new Overlap(secret, endsAt, newFloor);
    }
}
