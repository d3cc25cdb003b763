package dev.mintmark.domain.activity;

import java.util.Objects;

/**
 * How often one thing happened within an hour.
 *
 * @param outcome {@value #ISSUED}, {@value #NEW_SECRET}, {@value #PREVIOUS_SECRET}, or why a token was refused
 * @param times at least 1
 */
public record OutcomeCount(Hour hour, String outcome, long times) {
    /** The outcome of a token. */
    public static final String ISSUED = "issued";

    /** A client was authenticated by the newer of two secrets that overlap. */
    public static final String NEW_SECRET = "new_secret";

    /** A client was authenticated by a replaced secret that overlaps. */
    public static final String PREVIOUS_SECRET = "previous_secret";

    /** The outcome of a failure to authenticate. */
    public static final String INVALID_CLIENT = "invalid_client";

    /** Checks that something happened. */
    public OutcomeCount {
        Objects.requireNonNull(hour);
        Objects.requireNonNull(outcome);
        if (times < 1) {
            throw new IllegalArgumentException("nothing happened");
        }
    }

    /** Whether it was a token that was refused. */
    public boolean isRefusal() {
        return !outcome.equals(ISSUED) && !outcome.equals(NEW_SECRET) && !outcome.equals(PREVIOUS_SECRET);
    }
}
