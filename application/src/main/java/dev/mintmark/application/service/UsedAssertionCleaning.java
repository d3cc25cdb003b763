package dev.mintmark.application.service;

import dev.mintmark.application.port.in.client.ForgetUsedAssertions;
import dev.mintmark.application.port.out.UsedAssertions;
import java.time.Clock;
import java.time.Duration;

/** Purges the memory of used assertions. */
public final class UsedAssertionCleaning implements ForgetUsedAssertions {
    /** A row outlives its assertion, since another node's clock may be behind. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final UsedAssertions usedAssertions;
    private final Clock clock;

    /** Works with this store. */
    public UsedAssertionCleaning(UsedAssertions usedAssertions, Clock clock) {
        this.usedAssertions = usedAssertions;
        this.clock = clock;
    }

    @Override
    public void forget() {
        usedAssertions.forgetExpired(clock.instant().minus(MARGIN));
    }
}
