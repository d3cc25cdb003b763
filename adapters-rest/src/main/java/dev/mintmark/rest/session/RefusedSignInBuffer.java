package dev.mintmark.rest.session;

import dev.mintmark.application.port.in.session.KeepRefusedSignIns;
import dev.mintmark.application.port.in.session.KeepRefusedSignIns.Attempt;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts in memory the sign-ins that this node refused, until they are stored. What anybody can fill is bounded: beyond
 * that only their number is counted, without account and address.
 */
public final class RefusedSignInBuffer implements RefusedSignInCounter {
    private static final int MOST_ATTEMPTS = 10_000;

    private final Map<Attempt, Long> counts = new ConcurrentHashMap<>();
    private final Clock clock;

    public RefusedSignInBuffer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void refused(String account, String address) {
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Attempt attempt = new Attempt(account, address, minute);
        boolean fits = counts.size() < MOST_ATTEMPTS || counts.containsKey(attempt);
        counts.merge(fits ? attempt : new Attempt("", "", minute), 1L, Long::sum);
    }

    /** Stores everything counted so far; what cannot be stored is kept for the next time. */
    public void store(KeepRefusedSignIns refusedSignIns) {
        Map<Attempt, Long> taken = new HashMap<>();
        for (Attempt attempt : counts.keySet()) {
            Long times = counts.remove(attempt);
            if (times != null) {
                taken.put(attempt, times);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            refusedSignIns.keep(taken);
        } catch (RuntimeException notStored) {
            taken.forEach((attempt, times) -> counts.merge(attempt, times, Long::sum));
            throw notStored;
        }
    }
}
