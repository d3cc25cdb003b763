package dev.mintmark.domain.app;

import dev.mintmark.domain.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one app.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record AppId(UUID value) {
    public AppId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<AppId> parse(String text) {
        return UuidText.parse(text).map(AppId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
