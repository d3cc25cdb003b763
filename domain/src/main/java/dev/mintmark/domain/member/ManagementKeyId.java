package dev.mintmark.domain.member;

import dev.mintmark.domain.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one management key.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record ManagementKeyId(UUID value) {
    public ManagementKeyId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<ManagementKeyId> parse(String text) {
        return UuidText.parse(text).map(ManagementKeyId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
