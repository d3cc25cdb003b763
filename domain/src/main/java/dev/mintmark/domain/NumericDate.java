package dev.mintmark.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads the instants of a token's claims (RFC 7519 §2, NumericDate), to the second. */
public final class NumericDate {
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private NumericDate() {}

    /** The instant that a claim names; empty if it is missing, or is none of the years 1970 to 9999. */
    public static Optional<Instant> read(Map<String, Object> claims, String name) {
        if (!(claims.get(name) instanceof Number number)) {
            return Optional.empty();
        }
        if (number instanceof Double real && !Double.isFinite(real)) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(number.toString());
        return seconds.signum() < 0 || seconds.compareTo(LAST_SECOND) > 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds.longValue()));
    }
}
