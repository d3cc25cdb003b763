package dev.mintmark.domain.key;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** One step in the life of the keys of a purpose (rules §8). */
public sealed interface KeyStep {
    /** The result of the one function that is for this step. */
    <R> R fold(
            Function<MakeSigning, R> makeSigning,
            Function<Announce, R> announce,
            Function<HandOver, R> handOver,
            Function<Retire, R> retire,
            Function<Withdraw, R> withdraw);

    /** Makes a key that signs at once: none does, and none is announced. */
    record MakeSigning(SigningAlgorithm algorithm) implements KeyStep {
        @Override
        public <R> R fold(
                Function<MakeSigning, R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Retire, R> retire,
                Function<Withdraw, R> withdraw) {
            return makeSigning.apply(this);
        }
    }

    /** Makes a key that is published at once and signs from the given instant on. */
    record Announce(SigningAlgorithm algorithm, Instant signsFrom) implements KeyStep {
        @Override
        public <R> R fold(
                Function<MakeSigning, R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Retire, R> retire,
                Function<Withdraw, R> withdraw) {
            return announce.apply(this);
        }
    }

    /**
     * Lets the stand-by, the announced key, sign.
     *
     * @param retiring the key that signed until now; empty if it was revoked, or if this is the first of its algorithm
     */
    record HandOver(Optional<SigningKey> retiring, SigningKey announced) implements KeyStep {
        @Override
        public <R> R fold(
                Function<MakeSigning, R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Retire, R> retire,
                Function<Withdraw, R> withdraw) {
            return handOver.apply(this);
        }
    }

    /** Ends a key that nothing takes the place of, because its algorithm is no longer in use. */
    record Retire(SigningKey signing) implements KeyStep {
        @Override
        public <R> R fold(
                Function<MakeSigning, R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Retire, R> retire,
                Function<Withdraw, R> withdraw) {
            return retire.apply(this);
        }
    }

    /** Stops publishing a retired key, all of whose tokens have expired, or a stand-by that nothing needs any more. */
    record Withdraw(SigningKey key) implements KeyStep {
        @Override
        public <R> R fold(
                Function<MakeSigning, R> makeSigning,
                Function<Announce, R> announce,
                Function<HandOver, R> handOver,
                Function<Retire, R> retire,
                Function<Withdraw, R> withdraw) {
            return withdraw.apply(this);
        }
    }
}
