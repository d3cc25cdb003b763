package dev.mintmark.domain.member;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies one management key.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record ManagementKeyId(UUID value) {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Checks that there is one. */
    public ManagementKeyId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<ManagementKeyId> parse(String text) {
        return CANONICAL.matcher(text).matches()
                ? Optional.of(new ManagementKeyId(UUID.fromString(text)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
