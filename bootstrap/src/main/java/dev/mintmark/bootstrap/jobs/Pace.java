package dev.mintmark.bootstrap.jobs;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets work be done as often as it is asked for, unless it takes long: then less often. Not thread-safe. */
final class Pace {
    private final int pausesOfRun;
    private final Duration longestPause;
    private final LongSupplier nanos;
    private long end;
    private long pause;

    /**
     * @param pausesOfRun how many times as long as a run the pause after it is at least
     * @param longestPause after which the work is done however long it took before
     * @param nanos a clock that only runs ahead, in nanoseconds
     */
    Pace(int pausesOfRun, Duration longestPause, LongSupplier nanos) {
        this.pausesOfRun = pausesOfRun;
        this.longestPause = longestPause;
        this.nanos = nanos;
        this.end = nanos.getAsLong();
    }

    /** Does the work, or nothing if it is too early for it. Work that fails is done when it is asked for again. */
    void run(Runnable work) {
        long start = nanos.getAsLong();
        if (start - end < pause) {
            return;
        }
        work.run();
        end = nanos.getAsLong();
        pause = Math.min((end - start) * pausesOfRun, longestPause.toNanos());
    }
}
