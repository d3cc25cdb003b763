package dev.mintmark.domain.introspection;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.StoredCredential;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An API of the host that may ask about every tenant's tokens, and never gets one (http-api §2, operators).
 *
 * @param secret what is kept of its secret; empty after the secret was revoked
 * @param version grows with each stored change; for optimistic locking
 */
public record ResourceServer(
        ResourceServerId id,
        ResourceServerClientId clientId,
        DisplayName name,
        Optional<StoredCredential> secret,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** Checks that nothing is null. */
    public ResourceServer {
        Objects.requireNonNull(id);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(secret);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(updatedAt);
    }

    /** A new one with its first secret. */
    public static ResourceServer register(
            ResourceServerId id,
            ResourceServerClientId clientId,
            DisplayName name,
            StoredCredential secret,
            Instant now) {
        return new ResourceServer(id, clientId, name, Optional.of(secret), now, now, 1);
    }

    /** With another secret in the place of the old one, or with none. */
    public ResourceServer with(Optional<StoredCredential> newSecret, Instant now) {
        return new ResourceServer(id, clientId, name, newSecret, createdAt, now, version);
    }
}
