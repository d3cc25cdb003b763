package dev.mintmark.domain.activity;

import java.util.Objects;

/**
 * How often one thing happened within an hour.
 *
 * @param outcome {@value #ISSUED}, or why a token was refused
 * @param times at least 1
 */
public record OutcomeCount(Hour hour, String outcome, long times) {
    /** The outcome of a token. */
    public static final String ISSUED = "issued";

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

    /** Whether it was a token. */
    public boolean isIssued() {
        return outcome.equals(ISSUED);
    }
}
