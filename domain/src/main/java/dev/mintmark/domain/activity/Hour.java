package dev.mintmark.domain.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A full hour, UTC.
 *
 * @param number whole hours since 1970-01-01T00:00:00Z
 */
public record Hour(long number) implements Comparable<Hour> {
    private static final long SECONDS = Duration.ofHours(1).toSeconds();
    private static final long OF_A_DAY = Duration.ofDays(1).toHours();

    /** The hour in which an instant lies. */
    public static Hour of(Instant instant) {
        return new Hour(Math.floorDiv(instant.getEpochSecond(), SECONDS));
    }

    /** The first hour of a day in UTC. */
    public static Hour firstOf(LocalDate day) {
        return new Hour(day.toEpochDay() * OF_A_DAY);
    }

    /** The day in UTC that it is part of. */
    public LocalDate day() {
        return LocalDate.ofEpochDay(Math.floorDiv(number, OF_A_DAY));
    }

    /** Its beginning. */
    public Instant start() {
        return Instant.ofEpochSecond(number * SECONDS);
    }

    /** This many hours later; earlier if negative. */
    public Hour plus(long hours) {
        return new Hour(number + hours);
    }

    @Override
    public int compareTo(Hour other) {
        return Long.compare(number, other.number);
    }
}
