package dev.mintmark.domain.tenant;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies one tenant.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record TenantId(UUID value) {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public TenantId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<TenantId> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(new TenantId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
