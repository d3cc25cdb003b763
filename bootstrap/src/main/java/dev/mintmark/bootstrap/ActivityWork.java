package dev.mintmark.bootstrap;

import dev.mintmark.application.port.in.activity.KeepActivity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stores again and again what this node counted at the token endpoint, and at last when it stops. */
@ApplicationScoped
public class ActivityWork {
    private static final Logger LOG = Logger.getLogger(ActivityWork.class.getName());
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);
    private static final Duration FORGET_PAUSE = Duration.ofMinutes(30);

    private final IssuanceBuffer buffer;
    private final KeepActivity activity;
    private final Clock clock;

    /** Works with this buffer and use case. */
    @Inject
    ActivityWork(IssuanceBuffer buffer, KeepActivity activity, Clock clock) {
        this.buffer = buffer;
        this.activity = activity;
        this.clock = clock;
    }

    /** For the container, which stands in front of it. */
    ActivityWork() {
        this(null, null, null);
    }

    /** Starts everything. */
    void repeat(Schedule schedule) {
        schedule.repeat("activity", STORE_PAUSE, this::store);
        schedule.repeat("forget old activity", FORGET_PAUSE, activity::forgetOld);
    }

    /** One at a time: who stops waits for what is being stored, and stores the rest. */
    private synchronized void store() {
        try {
            buffer.store(activity);
        } finally {
            buffer.tell(activity, clock.instant());
        }
    }

    /** Stores what was counted behind the last time. */
    synchronized void stop() {
        orWarn(() -> buffer.store(activity));
        orWarn(() -> buffer.tell(activity, Instant.MAX));
    }

    private static void orWarn(Runnable last) {
        try {
            last.run();
        } catch (RuntimeException storeIsAway) {
            LOG.log(Level.WARNING, "What was counted at the token endpoint last could not be stored", storeIsAway);
        }
    }
}
