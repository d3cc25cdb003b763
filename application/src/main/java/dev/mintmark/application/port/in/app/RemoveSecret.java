package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;

/** Removes the secret of an app that has a public key (rules §5); allowed in a tenant that is not active, too. */
public interface RemoveSecret {
    /**
     * Removes the secret; it is dead when this returns. Nothing happens if there is none.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code precondition_failed}; {@code last_credential};
     *     {@code concurrent_change}
     */
    void remove(TenantId tenant, AppId app, Optional<Long> expectedVersion);
}
