package dev.mintmark.bootstrap.jobs;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Work that this node repeats; each job decides itself whether there is anything to do. */
public final class Schedule {
    private static final Logger LOG = Logger.getLogger(Schedule.class.getName());

    private final ManagedScheduledExecutorService executor;
    private final List<ScheduledFuture<?>> jobs = new CopyOnWriteArrayList<>();

    /** Runs the jobs on this executor. */
    public Schedule(ManagedScheduledExecutorService executor) {
        this.executor = executor;
    }

    /**
     * Does this work from now on, with this pause after each run; a failed run is logged, and the next one tries again.
     */
    public void repeat(String name, Duration pause, Runnable work) {
        repeat(name, pause, pause, work);
    }

    /** The same, with another pause before the first run. */
    public void repeat(String name, Duration first, Duration pause, Runnable work) {
        jobs.add(executor.scheduleWithFixedDelay(
                () -> run(name, work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void run(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The scheduled job \"" + name + "\" failed; it will be tried again", failed);
        }
    }

    /** Starts no further run; one that is under way ends by itself. */
    public void stop() {
        jobs.forEach(job -> job.cancel(false));
    }
}
