package dev.mintmark.rest.security;

import dev.mintmark.rest.error.ErrorResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers a refusal only after a moment, in which no thread waits: a flood that sends its next request when it has read
 * an answer slows down. Beyond so many at once, answers are given immediately.
 */
final class LateRefusal {
    static final Duration MOMENT = Duration.ofSeconds(1);

    private static final int AT_ONCE = 1_000;
    private static final Logger LOG = Logger.getLogger("dev.mintmark.rest");
    private static final AtomicInteger WAITING = new AtomicInteger();

    private LateRefusal() {}

    /** Answers this, asynchronously. */
    static void answer(HttpServletRequest request, HttpServletResponse response, ErrorResponse refusal) {
        AsyncContext async = request.startAsync(request, response);
        long delay = WAITING.incrementAndGet() > AT_ONCE ? 0 : MOMENT.toMillis();
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(() -> {
            WAITING.decrementAndGet();
            try {
                refusal.writeTo(response);
            } catch (IOException gone) {
                LOG.log(Level.FINE, "nobody waited for a refusal", gone);
            } finally {
                async.complete();
            }
        });
    }
}
