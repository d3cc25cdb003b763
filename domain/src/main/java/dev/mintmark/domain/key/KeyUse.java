package dev.mintmark.domain.key;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the keys of a purpose are needed for (rules §8).
 *
 * @param lifetimes the algorithms that are in use, each with the lifetime of the longest token that it signs
 */
public record KeyUse(Map<SigningAlgorithm, Duration> lifetimes) {
    public KeyUse {
        lifetimes = Map.copyOf(lifetimes);
    }

    /** Whether there are to be keys of this algorithm. */
    public boolean has(SigningAlgorithm algorithm) {
        return lifetimes.containsKey(algorithm);
    }

    /** This use, and tokens of one more kind. */
    public KeyUse and(SigningAlgorithm algorithm, Duration lifetime) {
        Map<SigningAlgorithm, Duration> all = new EnumMap<>(SigningAlgorithm.class);
        all.putAll(lifetimes);
        all.merge(algorithm, lifetime, (one, other) -> one.compareTo(other) < 0 ? other : one);
        return new KeyUse(all);
    }

    /** The longest token that keys of this algorithm sign; none where it is not in use. */
    public Duration lifetime(SigningAlgorithm algorithm) {
        return lifetimes.getOrDefault(algorithm, Duration.ZERO);
    }
}
