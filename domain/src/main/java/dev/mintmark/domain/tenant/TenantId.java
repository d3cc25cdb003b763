package dev.mintmark.domain.tenant;

import dev.mintmark.domain.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one tenant.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record TenantId(UUID value) {
    public TenantId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<TenantId> parse(String text) {
        return UuidText.parse(text).map(TenantId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
