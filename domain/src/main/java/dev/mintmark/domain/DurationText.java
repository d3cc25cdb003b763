package dev.mintmark.domain;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads durations as people write them, such as {@code PT15M} or {@code P7D} (ISO 8601; days have 24 hours). */
public final class DurationText {
    private static final long SECONDS_A_DAY = 86_400;

    private DurationText() {}

    /** As {@link #parse} reads it; whole days as days. */
    public static String of(Duration duration) {
        boolean wholeDays = duration.toSeconds() % SECONDS_A_DAY == 0;
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }

    /** A duration of whole seconds within these bounds, both included; empty for every other text. */
    public static Optional<Duration> parse(String text, Duration shortest, Duration longest) {
        try {
            Duration duration = Duration.parse(text);
            boolean fits =
                    duration.getNano() == 0 && duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0;
            return fits ? Optional.of(duration) : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
