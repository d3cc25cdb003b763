package dev.mintmark.domain.resourceserver;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.StoredCredential;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Who takes tokens, and never gets one: an API with credentials of its own, or credentials only (rules §10, http-api
 * §2, operators).
 *
 * @param api what tokens for it are like; empty for one that has credentials only, which is told about every token
 * @param secret what is kept of its secret; empty before it got one and after it was revoked
 * @param version grows with each stored change; for optimistic locking
 */
public record ResourceServer(
        ResourceServerId id,
        ResourceServerClientId clientId,
        DisplayName name,
        Optional<Api> api,
        Optional<StoredCredential> secret,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** Checks that nothing is null. */
    public ResourceServer {
        Objects.requireNonNull(id);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(api);
        Objects.requireNonNull(secret);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(updatedAt);
    }

    /** A new one with its first secret, if it has any. */
    public static ResourceServer register(
            ResourceServerId id,
            ResourceServerClientId clientId,
            DisplayName name,
            Optional<Api> api,
            Optional<StoredCredential> secret,
            Instant now) {
        return new ResourceServer(id, clientId, name, api, secret, now, now, 1);
    }

    /** With another secret in the place of the old one, or with none. */
    public ResourceServer with(Optional<StoredCredential> newSecret, Instant now) {
        return new ResourceServer(id, clientId, name, api, newSecret, createdAt, now, version);
    }

    /** With another name and other settings. */
    public ResourceServer with(DisplayName newName, Optional<Api> newApi, Instant now) {
        return new ResourceServer(id, clientId, newName, newApi, secret, createdAt, now, version);
    }

    /** Whether it is the API that is meant when a request names none. */
    public boolean isDefault() {
        return api.filter(Api::isDefault).isPresent();
    }

    /** Whether it is told about tokens with this audience: its own, or all (rules §10). */
    public boolean mayAskAbout(Object audience) {
        return api.isEmpty() || isDefault() || api.get().identifier().value().equals(audience);
    }
}
