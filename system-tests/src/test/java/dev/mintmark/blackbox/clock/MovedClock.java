package dev.mintmark.blackbox.clock;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Takes the place of the server's clock in a server that a test has changed: the system's, moved by as much as a file
 * says.
 */
@Alternative
@Priority(1)
@Dependent
public final class MovedClock {
    /** The variable that names the file; the file holds a duration. */
    public static final String OFFSET_FILE = "TEST_CLOCK_OFFSET_FILE";

    private MovedClock() {}

    @Produces
    @Singleton
    static Clock clock() {
        Path offset = Path.of(System.getenv(OFFSET_FILE));
        Clock system = Clock.systemUTC();
        return new Clock() {
            @Override
            public Instant instant() {
                try {
                    return system.instant()
                            .plus(Duration.parse(Files.readString(offset)))
                            .truncatedTo(ChronoUnit.MICROS);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
