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

/**
 * Stores what this node counted at the token endpoint, every two seconds, and once more when it stops. Where many apps
 * ask for tokens that takes long: then less often, so that storing never takes more than a twentieth of the time, yet
 * at least every thirty seconds.
 */
@ApplicationScoped
public class ActivityJobs {
    private static final Logger LOG = Logger.getLogger(ActivityJobs.class.getName());
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);
    private static final int PAUSE_OF_RUNS = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration FORGET_PAUSE = Duration.ofMinutes(30);

    private final IssuanceBuffer buffer;
    private final KeepActivity activity;
    private final Clock clock;
    private final Pace pace = new Pace(PAUSE_OF_RUNS, LONGEST_PAUSE, System::nanoTime);

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
            pace.run(() -> buffer.store(activity));
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
