package dev.mintmark.domain.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * When signing keys change (rules §8). Decides from instants alone, so that every node decides the same. The keys of
 * each algorithm live for themselves.
 *
 * @param sessionTokenLifetime how long a session token is valid
 * @param rotation how long a key signs before the next one takes its place; at least an hour
 */
public record KeyPolicy(Duration sessionTokenLifetime, Duration rotation) {
    /** How long verifiers may keep the published keys (http-api §1). */
    public static final Duration CACHED_FOR = Duration.ofMinutes(5);

    /** How long a key is published before it signs: twice as long as verifiers keep the published keys. */
    public static final Duration OVERLAP = CACHED_FOR.multipliedBy(2);

    /** What signs session tokens. */
    public KeyUse sessions() {
        return new KeyUse(Map.of(SigningAlgorithm.ES256, sessionTokenLifetime));
    }

    /**
     * The next step that the keys of a purpose are due for; empty if there is nothing to do now.
     *
     * @param use the algorithms for which there are to be keys
     */
    public Optional<KeyStep> due(LiveKeys keys, KeyUse use, Instant now) {
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            Optional<KeyStep> step = due(algorithm, keys, use.has(algorithm), now);
            if (step.isPresent()) {
                return step;
            }
        }
        return keys.keys().stream()
                .filter(key -> key.state() == KeyState.RETIRED && hasCome(key.publishedUntil(), now))
                .findFirst()
                .map(KeyStep.Withdraw::new);
    }

    private Optional<KeyStep> due(SigningAlgorithm algorithm, LiveKeys keys, boolean isUsed, Instant now) {
        Optional<SigningKey> announced = keys.announced(algorithm);
        Optional<SigningKey> signing = keys.signing(algorithm);
        if (announced.isPresent() && hasCome(announced.get().signsFrom(), now)) {
            return Optional.of(new KeyStep.HandOver(signing, announced.get()));
        }
        if (signing.isEmpty()) {
            return keys.signing().isEmpty()
                    ? takeOver(algorithm, keys, isUsed)
                    : announce(announced, algorithm, isUsed, now);
        }
        Optional<Instant> end = signing.get().signsFrom().map(since -> since.plus(rotation));
        if (isUsed) {
            return hasCome(end.map(instant -> instant.minus(OVERLAP)), now)
                    ? announce(announced, algorithm, true, now)
                    : Optional.empty();
        }
        return announced.isEmpty() && hasCome(end, now)
                ? Optional.of(new KeyStep.Retire(signing.get()))
                : Optional.empty();
    }

    private static Optional<KeyStep> announce(
            Optional<SigningKey> announced, SigningAlgorithm algorithm, boolean isUsed, Instant now) {
        return announced.isEmpty() && isUsed ? Optional.of(announcement(algorithm, now)) : Optional.empty();
    }

    /** A key that signs at once where none does, because it has to; empty if there is to be none, or one signs. */
    public static Optional<KeyStep> takeOver(SigningAlgorithm algorithm, LiveKeys keys, boolean isUsed) {
        if (keys.signing(algorithm).isPresent()) {
            return Optional.empty();
        }
        Optional<KeyStep> next = keys.announced(algorithm).map(key -> new KeyStep.HandOver(Optional.empty(), key));
        return next.isPresent() || !isUsed ? next : Optional.of(new KeyStep.MakeSigning(algorithm));
    }

    /** A rotation that begins now. */
    public static KeyStep.Announce announcement(SigningAlgorithm algorithm, Instant now) {
        return new KeyStep.Announce(algorithm, now.plus(OVERLAP));
    }

    private static boolean hasCome(Optional<Instant> instant, Instant now) {
        return instant.filter(due -> !due.isAfter(now)).isPresent();
    }
}
