package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.NOW;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.token.UsedProofs;
import dev.mintmark.domain.dpop.DpopProof;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every memory of used proofs does. */
public abstract class UsedProofsContract {
    private static final int AT_ONCE = 8;

    /** A memory of nothing. */
    protected abstract UsedProofs memory();

    private static String digest() {
        return Given.digest().hex();
    }

    @Test
    void remembersEachProofOnce() {
        UsedProofs used = memory();
        String one = digest();

        assertThat(used.remember(one, NOW)).isTrue();
        assertThat(used.remember(one, NOW)).isFalse();
        assertThat(used.remember(digest(), NOW)).isTrue();
    }

    @Test
    void remembersAsLongAsAProofCouldBeAcceptedAgain() {
        UsedProofs used = memory();
        String one = digest();
        long whole = DpopProof.REPLAYABLE.toSeconds();
        used.remember(one, NOW);

        assertThat(used.remember(one, later(whole - 1))).isFalse();
        assertThat(used.remember(one, later(whole))).isTrue();
    }

    @Test
    void ofManyCallsAtOnceOneIsFirst() throws Exception {
        UsedProofs used = memory();
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int round = 0; round < 100; round++) {
                String digest = digest();
                List<Future<Boolean>> answers = callers.invokeAll(
                        Stream.generate(() -> (java.util.concurrent.Callable<Boolean>) () -> used.remember(digest, NOW))
                                .limit(AT_ONCE)
                                .toList());
                int first = 0;
                for (Future<Boolean> answer : answers) {
                    first += answer.get() ? 1 : 0;
                }
                assertThat(first).isEqualTo(1);
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
