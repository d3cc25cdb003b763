package dev.mintmark.application.port.in.host;

import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;

/** A member sees the own tenant. */
public interface ViewOwnTenant {
    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    View view(TenantId id);

    /** A tenant and how many apps it has. */
    record View(Tenant tenant, long appsInUse) {}
}
