package dev.mintmark.domain.introspection;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies one resource server.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record ResourceServerId(UUID value) {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Checks that it is there. */
    public ResourceServerId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<ResourceServerId> parse(String text) {
        return CANONICAL.matcher(text).matches()
                ? Optional.of(new ResourceServerId(UUID.fromString(text)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
