package dev.mintmark.domain.federation;

import dev.mintmark.domain.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies one trusted issuer.
 *
 * @param value a UUID, version 7 when made by this service
 */
public record TrustedIssuerId(UUID value) {
    public TrustedIssuerId {
        Objects.requireNonNull(value);
    }

    /** Reads the canonical form of 36 characters; empty for anything else. */
    public static Optional<TrustedIssuerId> parse(String text) {
        return UuidText.parse(text).map(TrustedIssuerId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
