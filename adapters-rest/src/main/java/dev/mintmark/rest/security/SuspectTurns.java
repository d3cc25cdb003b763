package dev.mintmark.rest.security;

import dev.mintmark.application.port.TooBusy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets those who may be guessing wait for one another, in order, so that the others do not wait for them: a flood of
 * guesses leaves the machine to whoever knows a password.
 */
final class SuspectTurns {
    static final int WAITING_FOR_EACH_TURN = 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore turns;
    private final int mostWaiting;

    /** Gives so many turns at once, at least 1. */
    SuspectTurns(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
        this.mostWaiting = WAITING_FOR_EACH_TURN * atOnce;
    }

    /**
     * Waits for a turn, and compares.
     *
     * @throws TooBusy if too many wait already, or for too long
     */
    <T> T inTurn(Supplier<T> comparison) {
        if (!isMine()) {
            throw new TooBusy("too many passwords of such addresses are being compared");
        }
        try {
            return comparison.get();
        } finally {
            turns.release();
        }
    }

    /** Whether too many wait already. */
    boolean isFull() {
        return turns.getQueueLength() >= mostWaiting;
    }

    private boolean isMine() {
        try {
            return !isFull() && turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooBusy("the server is being stopped");
        }
    }
}
