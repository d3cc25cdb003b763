package dev.mintmark.domain.member;

import dev.mintmark.domain.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one session.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record SessionId(UUID value) {
    public SessionId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<SessionId> parse(String text) {
        return UuidText.parse(text).map(SessionId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
