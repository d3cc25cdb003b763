package dev.mintmark.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How fast the machine is meanwhile: once a second a thread sorts the same numbers, which takes a millisecond or two of
 * CPU. What the machine's other tenants do changes it; what the server does, hardly.
 */
final class Yardstick {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 500;

    private final int[] numbers = new SplittableRandom(5).ints(20_000).toArray();
    private final List<Long> nanos = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private Yardstick() {}

    /** Measures from now on. */
    static Yardstick start() {
        Yardstick yardstick = new Yardstick();
        for (int i = 0; i < WARM_UP; i++) {
            yardstick.sorted();
        }
        yardstick.thread.scheduleAtFixedRate(() -> yardstick.nanos.add(yardstick.sorted()), 0, 1, TimeUnit.SECONDS);
        return yardstick;
    }

    private long sorted() {
        long before = THREADS.getCurrentThreadCpuTime();
        Arrays.sort(numbers.clone());
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    /**
     * The machine's speed in this part of the time, where 1 is that of the whole; from 0 to 1 each. Asked after the
     * end.
     */
    double speed(double from, double to) {
        return Medians.of(nanos, Long::doubleValue)
                / Medians.of(
                        nanos.subList((int) (from * nanos.size()), (int) Math.ceil(to * nanos.size())),
                        Long::doubleValue);
    }

    /** Ends measuring. */
    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("still sorting");
        }
    }
}
