package dev.mintmark.domain.key;

import java.time.Instant;
import java.util.Optional;

/** One step in the life of the keys of a purpose (rules §8). */
public sealed interface KeyStep {
    /** Makes a key that signs at once: there is none that signs, nor one that could. */
    record MakeSigning() implements KeyStep {}

    /** Makes a key that is published at once and signs from the given instant on. */
    record Announce(Instant signsFrom) implements KeyStep {}

    /**
     * Has the announced key sign.
     *
     * @param retiring the key that signed until now; empty if it was revoked
     */
    record HandOver(Optional<SigningKey> retiring, SigningKey announced) implements KeyStep {}

    /** Publishes a retired key no more: all that it signed has expired. */
    record Withdraw(SigningKey retired) implements KeyStep {}
}
