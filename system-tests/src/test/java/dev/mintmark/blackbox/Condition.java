package dev.mintmark.blackbox;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens by itself. */
final class Condition {
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Condition() {}

    /** Waits until this holds; fails if it does not within a minute. */
    static void await(String what, BooleanSupplier holds) {
        await(what, LIMIT, holds);
    }

    /** The answer once the server is not too busy for it: 503 says that nothing was done. */
    static Answer served(Supplier<Answer> request) {
        AtomicReference<Answer> last = new AtomicReference<>();
        await("another answer than 503", () -> {
            last.set(request.get());
            return last.get().status() != 503;
        });
        return last.get();
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
