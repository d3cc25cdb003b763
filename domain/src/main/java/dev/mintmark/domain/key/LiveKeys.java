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

    /** The one that signs; empty before the first start, and while it is being replaced. */
    public Optional<SigningKey> signing() {
        return in(KeyState.SIGNING);
    }

    /** The one that signs next; empty unless a rotation is under way. */
    public Optional<SigningKey> announced() {
        return in(KeyState.ANNOUNCED);
    }

    /** The key with this id; empty if no live key has it. */
    public Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    private Optional<SigningKey> in(KeyState state) {
        return keys.stream().filter(key -> key.state() == state).findFirst();
    }
}
