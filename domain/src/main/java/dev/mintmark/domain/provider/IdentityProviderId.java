package dev.mintmark.domain.provider;

import dev.mintmark.domain.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one OpenID provider.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record IdentityProviderId(UUID value) {
    public IdentityProviderId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<IdentityProviderId> parse(String text) {
        return UuidText.parse(text).map(IdentityProviderId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
