package dev.mintmark.token;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import dev.mintmark.application.port.out.IdGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes UUIDs of version 7; within one generator each is greater than the one before, also within one millisecond.
 * Thread-safe.
 */
public final class TimeOrderedIdGenerator implements IdGenerator {
    private final TimeOrderedEpochFactory factory;

    /** Takes the time from a clock. */
    public TimeOrderedIdGenerator(Clock clock) {
        this.factory = new TimeOrderedEpochFactory(new SecureRandom(), clock);
    }

    @Override
    public UUID next() {
        return factory.create();
    }
}
