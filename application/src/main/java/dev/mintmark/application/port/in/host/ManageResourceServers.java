package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators manage APIs, and who may ask about tokens (rules §10; http-api §2, operators). */
public interface ManageResourceServers {
    /**
     * At each start: makes the default API if there is none, and has it follow the configuration (rules §10).
     *
     * @throws dev.mintmark.domain.RuleBroken {@code identifier_taken} if another API has the configured audience
     */
    void followConfiguration();

    /**
     * Registers a resource server with its first secret.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}, {@code limit_reached}, {@code identifier_taken}
     */
    IssuedCredential register(Registration wanted);

    /** A page of all resource servers, the oldest first. */
    Page<ResourceServer> list(Page.Request page);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    ResourceServer read(ResourceServerId id);

    /**
     * Changes what is given. One without an identifier has a name only; of the default API, what the configuration says
     * cannot be changed.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code validation_failed},
     *     {@code default_api}, {@code concurrent_change}
     */
    ResourceServer change(ResourceServerId id, Change change);

    /**
     * Replaces the secret, or gives one where there is none; the old one is dead when this returns.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code concurrent_change}
     */
    IssuedCredential regenerate(ResourceServerId id, Optional<Long> expectedVersion);

    /**
     * Deletes a resource server; its secret is dead when this returns, and plans do not list it any more.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code default_api},
     *     {@code api_in_use} while a token for it may be valid, {@code concurrent_change}
     */
    void remove(ResourceServerId id, Optional<Long> expectedVersion);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found}, also for one without an identifier */
    Impact impact(ResourceServerId id);

    /**
     * What the API publishes about itself (RFC 9728 §2): members in order.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, also for one without an identifier
     */
    Map<String, Object> metadata(ResourceServerId id);

    /**
     * What is to be registered, not checked.
     *
     * @param name may be null where it is missing
     * @param identifier empty for one that is to have credentials only
     */
    record Registration(String name, Optional<String> identifier, ApiSettings.Input settings) {}

    /**
     * What is to change, not checked.
     *
     * @param readOnlyFields members that were sent and never change
     */
    record Change(
            Optional<Long> expectedVersion,
            Optional<String> name,
            ApiSettings.Input settings,
            List<String> readOnlyFields) {}

    /** A resource server and, this once, its new secret. */
    record IssuedCredential(ResourceServer server, ClientSecret secret) {}

    /**
     * What disabling an API would block.
     *
     * @param apps how many got a token for it or hold a plan that opens it, of how many {@code tenants}
     * @param plans how many open it
     * @param lastTokenIssuedAt when one was last issued; empty if none was
     */
    record Impact(long apps, long tenants, long plans, Optional<Instant> lastTokenIssuedAt) {}
}
