package dev.mintmark.persistence.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Instants as they are stored: whole microseconds since 1970, UTC. A number, because EclipseLink binds every type of
 * time as a local time of the JVM's zone, in which one hour of the year exists twice.
 */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final Instant LATEST = instant(Long.MAX_VALUE);

    private Micros() {}

    /**
     * The stored form; what is finer than a microsecond is cut off, what is later than any stored instant is the
     * latest.
     */
    public static long of(Instant instant) {
        return instant.isAfter(LATEST)
                ? Long.MAX_VALUE
                : instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    /** The stored form of what may be missing; null if it is. */
    public static Long ofNullable(Instant instant) {
        return instant == null ? null : of(instant);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The number as text, for a statement that casts it; null where there is no instant. */
    public static String text(Optional<Instant> instant) {
        return instant.map(Micros::of).map(Object::toString).orElse(null);
    }
}
