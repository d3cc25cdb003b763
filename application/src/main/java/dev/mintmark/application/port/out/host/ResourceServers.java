package dev.mintmark.application.port.out.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.introspection.ResourceServer;
import dev.mintmark.domain.introspection.ResourceServerClientId;
import dev.mintmark.domain.introspection.ResourceServerId;
import java.util.Optional;

/** The stored resource servers. Called inside a unit of work. */
public interface ResourceServers {
    /** Stores a new resource server. */
    void add(ResourceServer server);

    /** How many there are. All are locked until the unit of work ends: another one that asks waits so long. */
    long lockAndCount();

    /**
     * Stores a changed resource server and returns it with its new version.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the server's, or it
     *     is gone
     */
    ResourceServer update(ResourceServer server);

    /**
     * Deletes a resource server.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the server's, or it
     *     is gone
     */
    void remove(ResourceServer server);

    /** One resource server. */
    Optional<ResourceServer> find(ResourceServerId id);

    /** The resource server with this client id. */
    Optional<ResourceServer> find(ResourceServerClientId clientId);

    /** The resource server that has this secret, locked until the unit of work ends. */
    Optional<ResourceServer> lockBySecret(SecretDigest digest);

    /** A page of all resource servers by id, the oldest first; the position's id and sort key are both the id. */
    Page<ResourceServer> list(Page.Request page);
}
