package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Replaces an app's secret (rules §6); allowed in a tenant that is not active, too. */
public interface RegenerateSecret {
    /**
     * Replaces the secret; the old one is dead when this returns.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code precondition_failed}; {@code concurrent_change}
     */
    Regenerated regenerate(TenantId tenant, AppId app, Optional<Long> expectedVersion);

    /** The new secret, this once. */
    record Regenerated(ClientId clientId, ClientSecret secret, Instant secretCreatedAt, long version) {}
}
