package dev.mintmark.domain.key;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When signing keys change (rules §8). Decides from instants alone, so that every node decides the same. The keys of
 * each algorithm live for themselves: one signs, and one stands by, announced.
 *
 * @param sessionTokenLifetime how long a session token is valid
 * @param rotation how long a key signs before its stand-by takes its place; at least an hour, and longer where the
 *     stand-by has not been published for the announcement by then
 * @param announcement how long a key is published before it signs; at least {@link #LEAST_ANNOUNCEMENT}
 */
public record KeyPolicy(Duration sessionTokenLifetime, Duration rotation, Duration announcement) {
    /** How long verifiers may keep the published keys (http-api §1). */
    public static final Duration CACHED_FOR = Duration.ofMinutes(5);

    /** The shortest announcement: twice as long as verifiers keep the published keys. */
    public static final Duration LEAST_ANNOUNCEMENT = CACHED_FOR.multipliedBy(2);

    public KeyPolicy {
        if (announcement.compareTo(LEAST_ANNOUNCEMENT) < 0) {
            throw new IllegalArgumentException("an announcement of " + announcement);
        }
    }

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
            Optional<KeyStep> step =
                    use.has(algorithm) ? whileUsed(algorithm, keys, now) : whenUnused(algorithm, keys, use, now);
            if (step.isPresent()) {
                return step;
            }
        }
        return keys.keys().stream()
                .filter(key -> key.state() == KeyState.RETIRED && hasCome(key.publishedUntil(), now))
                .findFirst()
                .map(KeyStep.Withdraw::new);
    }

    private Optional<KeyStep> whileUsed(SigningAlgorithm algorithm, LiveKeys keys, Instant now) {
        boolean somethingSigns = keys.signing().isPresent();
        Optional<SigningKey> signing = keys.signing(algorithm);
        Optional<SigningKey> standBy = keys.announced(algorithm);
        if (standBy.isEmpty()) {
            return Optional.of(somethingSigns ? announcement(algorithm, now) : new KeyStep.MakeSigning(algorithm));
        }
        boolean isWanted = signing.isEmpty() || hasCome(signing.flatMap(this::rotates), now);
        return !somethingSigns || isWanted && hasCome(standBy.get().signsFrom(), now)
                ? Optional.of(new KeyStep.HandOver(signing, standBy.get()))
                : Optional.empty();
    }

    /** What signs goes at the end of its time, but not while it signs for an algorithm whose first key is announced. */
    private Optional<KeyStep> whenUnused(SigningAlgorithm algorithm, LiveKeys keys, KeyUse use, Instant now) {
        Optional<SigningKey> standBy = keys.announced(algorithm);
        if (standBy.isPresent()) {
            return standBy.map(KeyStep.Withdraw::new);
        }
        boolean isReplaced = use.lifetimes().keySet().stream()
                .allMatch(used -> keys.signing(used).isPresent());
        return keys.signing(algorithm)
                .filter(key -> isReplaced && hasCome(rotates(key), now))
                .map(KeyStep.Retire::new);
    }

    private Optional<Instant> rotates(SigningKey signing) {
        return signing.signsFrom().map(since -> since.plus(rotation));
    }

    /** A key that signs at once where none does, because it has to; empty if there is to be none, or one signs. */
    public static Optional<KeyStep> takeOver(SigningAlgorithm algorithm, LiveKeys keys, boolean isUsed) {
        if (keys.signing(algorithm).isPresent()) {
            return Optional.empty();
        }
        Optional<KeyStep> next = keys.announced(algorithm).map(key -> new KeyStep.HandOver(Optional.empty(), key));
        return next.isPresent() || !isUsed ? next : Optional.of(new KeyStep.MakeSigning(algorithm));
    }

    /** Another stand-by. */
    public KeyStep.Announce announcement(SigningAlgorithm algorithm, Instant now) {
        return new KeyStep.Announce(algorithm, now.plus(announcement));
    }

    /**
     * A rotation on demand: the stand-by of each algorithm in use signs.
     *
     * @param evenUnannounced whether it signs also before it has been published for the announcement
     * @throws RuleBroken {@code announcement_running}, which names the instant from which all of them may sign
     */
    public static List<KeyStep> rotate(LiveKeys keys, KeyUse use, Instant now, boolean evenUnannounced) {
        List<SigningKey> standBys = use.lifetimes().keySet().stream()
                .flatMap(algorithm -> keys.announced(algorithm).stream())
                .toList();
        Instant from = standBys.stream()
                .flatMap(key -> key.signsFrom().stream())
                .max(Comparator.naturalOrder())
                .orElse(now);
        if (from.isAfter(now) && !evenUnannounced) {
            throw new RuleBroken(
                    Refusal.ANNOUNCEMENT_RUNNING,
                    "The stand-by key may sign from " + from + ": not every verifier knows it yet. Rotate then, or now"
                            + " if it has to be: verifiers that do not know it yet refuse its tokens.");
        }
        return standBys.stream()
                .<KeyStep>map(key -> new KeyStep.HandOver(keys.signing(key.algorithm()), key))
                .toList();
    }

    private static boolean hasCome(Optional<Instant> instant, Instant now) {
        return instant.filter(due -> !due.isAfter(now)).isPresent();
    }
}
