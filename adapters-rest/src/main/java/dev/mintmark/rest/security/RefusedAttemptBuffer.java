package dev.mintmark.rest.security;

import dev.mintmark.application.port.in.session.KeepRefusedAttempts;
import dev.mintmark.application.port.in.session.KeepRefusedAttempts.Attempt;
import dev.mintmark.domain.audit.RefusedAttempts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts in memory what this node refused, until it is stored. What anybody can fill is bounded, for each kind by
 * itself: of one address {@value #ACCOUNTS_PER_ADDRESS_AND_MINUTE} accounts a minute are kept, and
 * {@value #ATTEMPTS_PER_MINUTE} in all; the rest is summed without account, or without account and address.
 */
public final class RefusedAttemptBuffer implements RefusedAttemptCounter {
    static final int ACCOUNTS_PER_ADDRESS_AND_MINUTE = 20;
    static final int ATTEMPTS_PER_MINUTE = 1_000;

    private final Map<Attempt, Long> counts = new ConcurrentHashMap<>();
    private final Map<Attempt, Set<String>> accounts = new HashMap<>();
    private final Map<RefusedAttempts.Kind, Integer> known = new EnumMap<>(RefusedAttempts.Kind.class);
    private Instant minuteOfThese = Instant.EPOCH;
    private final Clock clock;

    public RefusedAttemptBuffer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void refused(RefusedAttempts.Kind kind, String account, String address) {
        counts.merge(bounded(kind, account, address, clock.instant().truncatedTo(ChronoUnit.MINUTES)), 1L, Long::sum);
    }

    /** The first accounts and addresses of a minute are kept; what comes after them is summed. */
    private synchronized Attempt bounded(RefusedAttempts.Kind kind, String account, String address, Instant minute) {
        if (minute.isAfter(minuteOfThese)) {
            accounts.clear();
            known.clear();
            minuteOfThese = minute;
        }
        Attempt ofAddress = new Attempt(kind, "", address, minute);
        Set<String> ofThisAddress = accounts.getOrDefault(ofAddress, Set.of());
        if (ofThisAddress.contains(account)) {
            return new Attempt(kind, account, address, minute);
        }
        if (known.getOrDefault(kind, 0) >= ATTEMPTS_PER_MINUTE) {
            return ofThisAddress.isEmpty() ? new Attempt(kind, "", "", minute) : ofAddress;
        }
        Set<String> more = accounts.computeIfAbsent(ofAddress, absent -> new HashSet<>());
        if (more.size() >= ACCOUNTS_PER_ADDRESS_AND_MINUTE) {
            return ofAddress;
        }
        more.add(account);
        known.merge(kind, 1, Integer::sum);
        return new Attempt(kind, account, address, minute);
    }

    /** Stores everything counted so far; what cannot be stored is kept for the next time. */
    public void store(KeepRefusedAttempts refusedAttempts) {
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
            refusedAttempts.keep(taken);
        } catch (RuntimeException notStored) {
            taken.forEach((attempt, times) -> counts.merge(attempt, times, Long::sum));
            throw notStored;
        }
    }
}
