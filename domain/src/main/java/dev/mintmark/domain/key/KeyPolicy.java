package dev.mintmark.domain.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When signing keys change, and what they sign with (rules §8). Decides from instants alone, so that every node decides
 * the same.
 *
 * @param accessTokenAlgorithm of new keys for access tokens; those for sessions use ES256
 * @param accessTokenLifetime how long an access token is valid
 * @param sessionTokenLifetime how long a session token is valid
 * @param rotation how long a key signs before the next one takes its place; at least an hour
 */
public record KeyPolicy(
        SigningAlgorithm accessTokenAlgorithm,
        Duration accessTokenLifetime,
        Duration sessionTokenLifetime,
        Duration rotation) {
    /** How long verifiers may keep the published keys (http-api §1). */
    public static final Duration CACHED_FOR = Duration.ofMinutes(5);

    /** How long a key is published before it signs: twice as long as verifiers keep the published keys. */
    public static final Duration OVERLAP = CACHED_FOR.multipliedBy(2);

    /** The algorithm of new keys. */
    public SigningAlgorithm algorithm(KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN -> accessTokenAlgorithm;
            case SESSION -> SigningAlgorithm.ES256;
        };
    }

    /** How long a token is valid. */
    public Duration tokenLifetime(KeyPurpose purpose) {
        return switch (purpose) {
            case ACCESS_TOKEN -> accessTokenLifetime;
            case SESSION -> sessionTokenLifetime;
        };
    }

    /** The next step that the keys of a purpose are due for; empty if there is nothing to do now. */
    public Optional<KeyStep> due(LiveKeys keys, Instant now) {
        Optional<SigningKey> announced = keys.announced();
        Optional<SigningKey> signing = keys.signing();
        if (signing.isEmpty()) {
            return Optional.of(announced
                    .<KeyStep>map(next -> new KeyStep.HandOver(Optional.empty(), next))
                    .orElseGet(KeyStep.MakeSigning::new));
        }
        if (announced.isPresent() && hasCome(announced.get().signsFrom(), now)) {
            return Optional.of(new KeyStep.HandOver(signing, announced.get()));
        }
        Optional<SigningKey> expired = keys.keys().stream()
                .filter(key -> key.state() == KeyState.RETIRED && hasCome(key.publishedUntil(), now))
                .findFirst();
        if (expired.isPresent()) {
            return expired.map(KeyStep.Withdraw::new);
        }
        Optional<Instant> nextAnnouncement =
                signing.get().signsFrom().map(since -> since.plus(rotation).minus(OVERLAP));
        return announced.isEmpty() && hasCome(nextAnnouncement, now)
                ? Optional.of(announcement(now))
                : Optional.empty();
    }

    /** A rotation that begins now. */
    public KeyStep.Announce announcement(Instant now) {
        return new KeyStep.Announce(now.plus(OVERLAP));
    }

    private static boolean hasCome(Optional<Instant> instant, Instant now) {
        return instant.filter(due -> !due.isAfter(now)).isPresent();
    }
}
