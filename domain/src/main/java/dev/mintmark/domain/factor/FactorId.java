package dev.mintmark.domain.factor;

import dev.mintmark.domain.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one second factor.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record FactorId(UUID value) {
    public FactorId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<FactorId> parse(String text) {
        return UuidText.parse(text).map(FactorId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
