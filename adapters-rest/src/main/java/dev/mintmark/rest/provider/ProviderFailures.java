package dev.mintmark.rest.provider;

import dev.mintmark.rest.security.FailureThrottle;

/**
 * Counts refused sign-ins elsewhere per address, so that nobody makes this server ask a provider without end. Whoever
 * signs in at the same provider from the same address is not counted together.
 */
public final class ProviderFailures {
    private final FailureThrottle throttle;

    /** Counts in this throttle. */
    public ProviderFailures(FailureThrottle throttle) {
        this.throttle = throttle;
    }

    boolean areTooMany(String attempt, String address) {
        return throttle.delay(attempt, address).isPresent();
    }

    void count(String attempt, String address) {
        throttle.failed(attempt, address);
    }
}
