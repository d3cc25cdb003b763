package dev.mintmark.domain.resourceserver;

import dev.mintmark.domain.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one resource server.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record ResourceServerId(UUID value) {
    public ResourceServerId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<ResourceServerId> parse(String text) {
        return UuidText.parse(text).map(ResourceServerId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
