package dev.mintmark.domain.key;

import java.util.List;
import java.util.Optional;

/**
 * The keys of one purpose that sign or verify: announced, signing and retired.
 *
 * @param revision grows with each change of any key of the purpose
 * @param keys the oldest first
 */
public record LiveKeys(long revision, List<SigningKey> keys) {
    public LiveKeys {
        keys = List.copyOf(keys);
    }

    /** One that signs, of whatever algorithm; empty before the first start, and while it is being replaced. */
    public Optional<SigningKey> signing() {
        return keys.stream().filter(key -> key.state() == KeyState.SIGNING).findFirst();
    }

    /** The one of an algorithm that signs; empty if none does. */
    public Optional<SigningKey> signing(SigningAlgorithm algorithm) {
        return in(KeyState.SIGNING, algorithm);
    }

    /** The one of an algorithm that signs next; empty only while it is being made, or if nothing needs it. */
    public Optional<SigningKey> announced(SigningAlgorithm algorithm) {
        return in(KeyState.ANNOUNCED, algorithm);
    }

    /** The key with this id; empty if no live key has it. */
    public Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    private Optional<SigningKey> in(KeyState state, SigningAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> key.state() == state && key.algorithm() == algorithm)
                .findFirst();
    }
}
