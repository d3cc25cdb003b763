package dev.mintmark.blackbox;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens by itself. */
final class Condition {
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Condition() {}

    /** Waits until this holds; fails if it does not within a minute. */
    static void await(String what, BooleanSupplier holds) {
        await(what, LIMIT, holds);
    }

    /** Waits until this holds; fails if it does not within this time. */
    static void await(String what, Duration within, BooleanSupplier holds) {
        Instant limit = Instant.now().plus(within);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("not within " + within + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
