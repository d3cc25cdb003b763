package dev.mintmark.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.rest.http.IpAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Stops guessing of passwords (http-api §2, sign-in). After too many wrong ones for one account from one address, or
 * from one address at all, none is compared any more, not even the right one; a password is short enough to be guessed,
 * and comparing it is expensive. Accounts that do not exist are counted alike. Counts are those of this node.
 */
public final class PasswordGuard {
    /** How many passwords are compared at once for one address, in multiples of those for one account. */
    private static final int ACCOUNTS_AT_ONCE = 2;

    /** How long to wait while others of the same account and address are being compared. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration KNOWN_FOR = Duration.ofDays(1);
    private static final int MOST_KNOWN = 50_000;

    private final FailureThrottle failures;
    private final int atOnce;
    private final SuspectTurns failing;
    private final SuspectTurns strangers;
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .build();
    private final Map<String, Integer> beingCompared = new ConcurrentHashMap<>();

    /**
     * Counts in this throttle.
     *
     * @param atOnce how many passwords are compared at once for one account and address: these have not failed yet, and
     *     must not be many; twice as many for one address
     * @param suspectsAtOnce how many passwords are compared at once for all addresses that sent a wrong one in the last
     *     minute, and for all others that sent no right one in the last day: these wait for their like, and nobody else
     *     waits for them
     */
    public PasswordGuard(FailureThrottle failures, int atOnce, int suspectsAtOnce) {
        this.failures = failures;
        this.atOnce = atOnce;
        this.failing = new SuspectTurns(suspectsAtOnce);
        this.strangers = new SuspectTurns(suspectsAtOnce);
    }

    /**
     * Lets a password be compared, and counts it if it is wrong.
     *
     * @param account what the caller says to be, whether it exists or not
     * @throws TooManyAttempts if too many were wrong before
     */
    public <T> T attempt(String account, String address, Supplier<T> comparison) {
        String network = network(address);
        failures.delay(account, network).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
        try {
            return inTurn(
                    network + '\n' + account,
                    atOnce,
                    () -> inTurn(network, ACCOUNTS_AT_ONCE * atOnce, () -> compare(network, comparison)));
        } catch (RuleBroken broken) {
            if (isWrongPassword(broken)) {
                failures.failed(account, network);
            }
            throw broken;
        }
    }

    /** Whether a password of this address would be refused now, since too many wait already. */
    public boolean isFullFor(String address) {
        return turns(network(address)).filter(SuspectTurns::isFull).isPresent();
    }

    private <T> T compare(String network, Supplier<T> comparison) {
        Optional<SuspectTurns> turns = turns(network);
        T result = turns.isPresent() ? turns.get().inTurn(comparison) : comparison.get();
        known.put(network, true);
        return result;
    }

    /** Whose like this address waits for; empty if it waits for nobody. */
    private Optional<SuspectTurns> turns(String network) {
        if (failures.hasFailed(network)) {
            return Optional.of(failing);
        }
        return known.getIfPresent(network) == null ? Optional.of(strangers) : Optional.empty();
    }

    private static String network(String address) {
        return IpAddress.parse(address).map(IpAddress::network).orElse(address);
    }

    private <T> T inTurn(String whose, int most, Supplier<T> comparison) {
        try {
            if (beingCompared.merge(whose, 1, Integer::sum) > most) {
                throw new TooManyAttempts(MOMENT);
            }
            return comparison.get();
        } finally {
            beingCompared.computeIfPresent(whose, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Whether a password was wrong, in whatever way that is said. */
    public static boolean isWrongPassword(RuleBroken broken) {
        return broken.refusal() == Refusal.SIGN_IN_FAILED
                || broken.refusal() == Refusal.WRONG_CODE
                || broken.violations().stream().anyMatch(violation -> violation.fault() == Fault.WRONG_PASSWORD);
    }
}
