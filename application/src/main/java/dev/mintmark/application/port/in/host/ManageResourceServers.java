package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerId;
import java.util.Optional;

/** Operators manage who may ask about every tenant's tokens (http-api §2, operators). */
public interface ManageResourceServers {
    /**
     * Registers a resource server with its first secret.
     *
     * @param name may be null where it is missing
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}, {@code limit_reached}
     */
    IssuedCredential register(String name);

    /** A page of all resource servers, the oldest first. */
    Page<ResourceServer> list(Page.Request page);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    ResourceServer read(ResourceServerId id);

    /**
     * Replaces the secret, or gives one where it was revoked; the old one is dead when this returns.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code concurrent_change}
     */
    IssuedCredential regenerate(ResourceServerId id, Optional<Long> expectedVersion);

    /**
     * Deletes a resource server; its secret is dead when this returns.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code concurrent_change}
     */
    void remove(ResourceServerId id, Optional<Long> expectedVersion);

    /** A resource server and, this once, its new secret. */
    record IssuedCredential(ResourceServer server, ClientSecret secret) {}
}
