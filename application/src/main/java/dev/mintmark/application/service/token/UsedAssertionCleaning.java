package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.ForgetUsedAssertions;
import dev.mintmark.application.port.out.token.UsedAssertions;
import java.time.Clock;
import java.time.Duration;

/** Purges the memory of used assertions. */
public final class UsedAssertionCleaning implements ForgetUsedAssertions {
    /** A row outlives its assertion, since another node's clock may be behind. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final UsedAssertions usedAssertions;
    private final Clock clock;

    public UsedAssertionCleaning(UsedAssertions usedAssertions, Clock clock) {
        this.usedAssertions = usedAssertions;
        this.clock = clock;
    }

    @Override
    public void forget() {
        usedAssertions.forgetExpired(clock.instant().minus(MARGIN));
    }
}
