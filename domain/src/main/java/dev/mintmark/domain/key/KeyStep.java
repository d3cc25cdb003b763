package dev.mintmark.domain.key;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One step in the life of the keys of a purpose (rules §8). */
public sealed interface KeyStep {
    /** The result of the one function that is for this step. */
    <R> R fold(
            Supplier<R> makeSigning,
            Function<Announce, R> announce,
            Function<HandOver, R> handOver,
            Function<Withdraw, R> withdraw);

    /** Makes a key that signs at once: none signs now, and none is announced. */
    record MakeSigning() implements KeyStep {
        @Override
        public <R> R fold(
                Supplier<R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Withdraw, R> withdraw) {
            return makeSigning.get();
        }
    }

    /** Makes a key that is published at once and signs from the given instant on. */
    record Announce(Instant signsFrom) implements KeyStep {
        @Override
        public <R> R fold(
                Supplier<R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Withdraw, R> withdraw) {
            return announce.apply(this);
        }
    }

    /**
     * Lets the announced key sign.
     *
     * @param retiring the key that signed until now; empty if it was revoked
     */
    record HandOver(Optional<SigningKey> retiring, SigningKey announced) implements KeyStep {
        @Override
        public <R> R fold(
                Supplier<R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Withdraw, R> withdraw) {
            return handOver.apply(this);
        }
    }

    /** Stops publishing a retired key: all that it signed has expired. */
    record Withdraw(SigningKey retired) implements KeyStep {
        @Override
        public <R> R fold(
                Supplier<R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Withdraw, R> withdraw) {
            return withdraw.apply(this);
        }
    }
}
