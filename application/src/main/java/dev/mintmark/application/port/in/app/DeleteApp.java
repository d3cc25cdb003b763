package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;

/** Deletes an app (rules §5); allowed in a tenant that is not active, too. Its name is free again. */
public interface DeleteApp {
    /**
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code precondition_failed}; {@code concurrent_change}
     */
    void delete(TenantId tenant, AppId app, Optional<Long> expectedVersion);
}
