package dev.mintmark.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PasswordGuardTest {
    private static final int LIMIT = 3;
    private static final int ADDRESS_LIMIT = 7;
    private static final String HERE = "192.0.2.1";
    private static final String KNOWN = "192.0.2.3";
    private static final String ELSEWHERE = "192.0.2.2";
    private static final String NEW = "192.0.2.4";

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger compared = new AtomicInteger();
    private final PasswordGuard guard = new PasswordGuard(
            new FailureThrottle(LIMIT, ADDRESS_LIMIT, new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanos.get();
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            }),
            LIMIT,
            1);

    @Test
    void comparesNothingMoreAfterTooManyWrongOnesNotEvenTheRightOne() {
        fail("ann", HERE, LIMIT);

        assertThatExceptionOfType(TooManyAttempts.class)
                .isThrownBy(() -> right("ann", HERE))
                .satisfies(refused -> assertThat(refused.delay().toSeconds()).isBetween(1L, 61L));
        assertThat(compared).hasValue(LIMIT);
        assertThat(right("ben", HERE)).isEqualTo("in");
        assertThat(right("ann", ELSEWHERE)).isEqualTo("in");

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(right("ann", HERE)).isEqualTo("in");
    }

    @Test
    void refusesAnAddressThatFailedForManyAccounts() {
        for (int account = 0; account < ADDRESS_LIMIT; account++) {
            fail("account-" + account, HERE, 1);
        }

        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> right("another", HERE));
        assertThat(right("another", ELSEWHERE)).isEqualTo("in");
    }

    @Test
    void neverCountsTheRightPasswordOrAnotherRefusal() {
        for (int i = 0; i < 2 * ADDRESS_LIMIT; i++) {
            right("ann", HERE);
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> guard.attempt("ann", HERE, () -> {
                        throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
                    }));
        }

        assertThat(right("ann", HERE)).isEqualTo("in");
    }

    @Test
    void countsAWrongCurrentPasswordToo() {
        for (int i = 0; i < LIMIT; i++) {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> guard.attempt("ann", HERE, () -> {
                        Violations violations = new Violations();
                        violations.add("current", Fault.WRONG_PASSWORD);
                        violations.throwIfAny();
                        return "in";
                    }));
        }

        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> right("ann", HERE));
    }

    @Test
    void comparesNoMoreAtOnceThanMayFail() {
        right("ann", HERE);
        assertThatExceptionOfType(TooManyAttempts.class)
                .isThrownBy(() -> nested(LIMIT + 1))
                .satisfies(refused -> assertThat(refused.delay().toSeconds()).isPositive());

        assertThat(nested(LIMIT)).isEqualTo("in");
    }

    @Test
    void comparesNoMoreAtOnceForOneAddressThanForTwoAccounts() {
        right("ann", HERE);
        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> nestedAccounts(2 * LIMIT + 1));

        assertThat(nestedAccounts(2 * LIMIT)).isEqualTo("in");
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() {
        fail("ann", "2001:db8::1", 2);
        fail("ann", "2001:db8::2", 1);

        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> right("ann", "2001:db8::3"));
        assertThat(right("ann", "2001:db8:0:1::1")).isEqualTo("in");
    }

    @Test
    void whoeverSentAWrongOneWaitsForOthersWhoDidAndNobodyElseWaits() throws Exception {
        right("ann", KNOWN);
        fail("guessed", HERE, 1);
        fail("guessed", ELSEWHERE, 1);

        waitsFor(HERE, ELSEWHERE, () -> {
            assertThat(right("ann", KNOWN)).as("without a failure").isEqualTo("in");
            assertThat(right("ann", NEW)).as("seen for the first time").isEqualTo("in");
        });
    }

    @Test
    void whoeverSentNoRightOneYetWaitsForOthersWhoDidNotAndNobodyElseWaits() throws Exception {
        right("ann", KNOWN);

        waitsFor(HERE, ELSEWHERE, () -> assertThat(right("ann", KNOWN)).isEqualTo("in"));
    }

    @Test
    @Timeout(60)
    void isFullForStrangersOnlyAndOnlyWhileTooManyOfThemWait() throws Exception {
        right("ann", KNOWN);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i <= SuspectTurns.WAITING_FOR_EACH_TURN; i++) {
                assertThat(guard.isFullFor(NEW)).as("after %d", i).isFalse();
                String address = "198.51.100." + i;
                callers.submit(() -> guard.attempt("ann", address, () -> {
                    waitFor(end);
                    return "in";
                }));
            }
            while (!guard.isFullFor(NEW)) {
                Thread.onSpinWait();
            }
            assertThat(guard.isFullFor(KNOWN)).isFalse();

            end.countDown();
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(guard.isFullFor(NEW)).isFalse();
        } finally {
            callers.shutdownNow();
        }
    }

    /**
     * Asks from one address, then from another, which waits until the first has its answer; others are asked between.
     */
    private void waitsFor(String first, String second, Runnable others) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            Future<String> being = callers.submit(() -> guard.attempt("ann", first, () -> {
                begun.countDown();
                waitFor(end);
                return "in";
            }));
            begun.await();
            Future<String> waiting = callers.submit(() -> right("ann", second));

            others.run();
            assertThat(waiting.isDone()).isFalse();
            end.countDown();

            assertThat(being.get()).isEqualTo("in");
            assertThat(waiting.get()).isEqualTo("in");
        } finally {
            callers.shutdownNow();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String nestedAccounts(int depth) {
        return guard.attempt("account-" + depth, HERE, () -> depth == 1 ? "in" : nestedAccounts(depth - 1));
    }

    private String nested(int depth) {
        return guard.attempt("ann", HERE, () -> depth == 1 ? "in" : nested(depth - 1));
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> guard.attempt(account, address, () -> {
                        compared.incrementAndGet();
                        throw new RuleBroken(Refusal.SIGN_IN_FAILED);
                    }));
        }
    }

    private String right(String account, String address) {
        return guard.attempt(account, address, () -> {
            compared.incrementAndGet();
            return "in";
        });
    }
}
