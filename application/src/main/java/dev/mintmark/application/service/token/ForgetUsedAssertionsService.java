package dev.mintmark.application.service.token;

import dev.mintmark.application.port.in.token.ForgetUsedAssertions;
import dev.mintmark.application.port.out.token.UsedAssertions;
import java.time.Clock;
import java.time.Duration;

/** Deletes used assertions once they have expired. */
public final class ForgetUsedAssertionsService implements ForgetUsedAssertions {
    /** A row outlives its assertion, since another node's clock may be slow. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final UsedAssertions usedAssertions;
    private final Clock clock;

    public ForgetUsedAssertionsService(UsedAssertions usedAssertions, Clock clock) {
        this.usedAssertions = usedAssertions;
        this.clock = clock;
    }

    @Override
    public void forget() {
        usedAssertions.forgetExpired(clock.instant().minus(MARGIN));
    }
}
