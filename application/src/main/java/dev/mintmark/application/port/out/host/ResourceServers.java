package dev.mintmark.application.port.out.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.key.KeyUse;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.time.Instant;
import java.util.Optional;

/** The stored resource servers, those that are APIs among them. Called inside a unit of work. */
public interface ResourceServers {
    /**
     * Stores a new resource server.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code identifier_taken} if another API has its identifier
     */
    void add(ResourceServer server);

    /** How many there are. All are locked until the unit of work ends: another one that asks waits so long. */
    long lockAndCount();

    /**
     * Stores a changed resource server and returns it with its new version.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code identifier_taken} if another API has its identifier
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the server's, or it
     *     is gone
     */
    ResourceServer update(ResourceServer server);

    /**
     * Deletes a resource server, also where plans open it.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the server's, or it
     *     is gone
     */
    void remove(ResourceServer server);

    /** One resource server. */
    Optional<ResourceServer> find(ResourceServerId id);

    /** The API with this identifier. */
    Optional<ResourceServer> find(ApiIdentifier identifier);

    /** The default API; empty before the first start has made it. */
    Optional<ResourceServer> findDefault();

    /** The resource server with this client id. */
    Optional<ResourceServer> find(ResourceServerClientId clientId);

    /** The resource server that has this secret, locked until the unit of work ends. */
    Optional<ResourceServer> lockBySecret(SecretDigest digest);

    /** A page of all resource servers by id, the oldest first; the position's id and sort key are both the id. */
    Page<ResourceServer> list(Page.Request page);

    /** What keys the enabled APIs need, and for how long. */
    KeyUse keyUse();

    /** Who gets tokens for an API. */
    Usage usage(ResourceServerId id);

    /**
     * Who gets tokens for an API.
     *
     * @param apps how many got one, or hold a plan that opens it, of how many {@code tenants}
     * @param plans how many open it
     * @param lastTokenIssuedAt when one was last issued, as far as it is stored by now; empty if none was
     */
    record Usage(long apps, long tenants, long plans, Optional<Instant> lastTokenIssuedAt) {}
}
