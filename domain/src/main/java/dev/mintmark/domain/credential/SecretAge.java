package dev.mintmark.domain.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How old client secrets of a tenant may become (rules §6, age).
 *
 * @param max the greatest age
 * @param setAt when it was set; no secret expires sooner than 30 days after that
 */
public record SecretAge(Duration max, Instant setAt) {
    /** The least that can be set. */
    public static final Duration SHORTEST = Duration.ofDays(1);

    /** The most that can be set. */
    public static final Duration LONGEST = Duration.ofDays(3650);

    /** For how long no secret expires once an age is set. */
    public static final Duration GRACE = Duration.ofDays(30);

    private static final List<Duration> NOTICES =
            List.of(Duration.ofDays(30), Duration.ofDays(14), Duration.ofDays(7), Duration.ofDays(1));

    /** Checks that nothing is null. */
    public SecretAge {
        Objects.requireNonNull(max);
        Objects.requireNonNull(setAt);
    }

    /** From when on a secret that was made at this instant is refused. */
    public Instant expiryOf(Instant createdAt) {
        Instant byAge = createdAt.plus(max);
        Instant earliest = setAt.plus(GRACE);
        return byAge.isBefore(earliest) ? earliest : byAge;
    }

    /** Whether a secret that was made at this instant is refused now. */
    public boolean isExpired(Instant createdAt, Instant now) {
        return !now.isBefore(expiryOf(createdAt));
    }

    /**
     * Whether it is time to warn of a secret's expiry: 30, 14, 7 or 1 day before has come, and nobody was warned since.
     *
     * @param warnedAt when that was last done; empty if never
     */
    public boolean isWarningDue(Instant createdAt, Optional<Instant> warnedAt, Instant now) {
        Instant expiry = expiryOf(createdAt);
        return now.isBefore(expiry)
                && NOTICES.stream()
                        .map(expiry::minus)
                        .anyMatch(notice -> !notice.isAfter(now)
                                && warnedAt.map(notice::isAfter).orElse(true));
    }
}
