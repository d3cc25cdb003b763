package dev.mintmark.verifier;

import java.util.OptionalLong;

/**
 * One limit of a plan.
 *
 * @param most how much is allowed; zero means that nothing is. Empty: the plan does not limit it
 */
public record Limit(OptionalLong most) {
    static final Limit NONE = new Limit(OptionalLong.empty());

    /** Whether so much is within the limit. */
    public boolean allows(long amount) {
        return most.isEmpty() || amount <= most.getAsLong();
    }
}
