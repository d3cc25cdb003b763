package dev.mintmark.bootstrap.jobs;

import dev.mintmark.application.port.in.activity.KeepActivity;
import dev.mintmark.application.service.activity.IssuanceBuffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stores every two seconds what this node counted at the token endpoint, and once more when it stops. */
@ApplicationScoped
public class ActivityJobs {
    private static final Logger LOG = Logger.getLogger(ActivityJobs.class.getName());
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);
    private static final Duration FORGET_PAUSE = Duration.ofMinutes(30);

    private final IssuanceBuffer buffer;
    private final KeepActivity activity;
    private final Clock clock;

    @Inject
    ActivityJobs(IssuanceBuffer buffer, KeepActivity activity, Clock clock) {
        this.buffer = buffer;
        this.activity = activity;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ActivityJobs() {
        this(null, null, null);
    }

    /** Starts everything. */
    public void repeat(Schedule schedule) {
        schedule.repeat("activity", STORE_PAUSE, this::store);
        schedule.repeat("forget old activity", FORGET_PAUSE, activity::forgetOld);
    }

    /** One at a time: a stop waits for what is being stored, and then stores the rest. */
    private synchronized void store() {
        try {
            buffer.store(activity);
        } finally {
            buffer.tell(activity, clock.instant());
        }
    }

    /** Stores what was counted after the last run. */
    public synchronized void stop() {
        runOrLog(() -> buffer.store(activity));
        runOrLog(() -> buffer.tell(activity, Instant.MAX));
    }

    private static void runOrLog(Runnable last) {
        try {
            last.run();
        } catch (RuntimeException storeIsAway) {
            LOG.log(Level.WARNING, "What was counted at the token endpoint last could not be stored", storeIsAway);
        }
    }
}
