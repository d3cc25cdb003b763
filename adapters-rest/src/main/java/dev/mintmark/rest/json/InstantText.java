package dev.mintmark.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Instants as RFC 3339 writes them: years of four digits, at least a second, an offset. */
public final class InstantText {
    private static final int LAST_YEAR = 9999;

    private InstantText() {}

    /** Reads one; what is finer than a microsecond, which nothing stores, is cut off. Empty for any other text. */
    public static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() < 0 || time.getYear() > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }
}
