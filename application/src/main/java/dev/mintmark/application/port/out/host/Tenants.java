package dev.mintmark.application.port.out.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;

/** The stored tenants. Called inside a unit of work. */
public interface Tenants {
    /** Stores a new tenant. */
    void add(Tenant tenant);

    /**
     * Stores a changed tenant and returns it with its new version.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the tenant's
     */
    Tenant update(Tenant tenant);

    /** One tenant. */
    Optional<Tenant> find(TenantId id);

    /** One tenant, locked until the unit of work ends: nobody else changes it or creates an app in it meanwhile. */
    Optional<Tenant> lock(TenantId id);

    /**
     * A page of tenants by id, the oldest first; the position's id and sort key are both the tenant's id.
     *
     * @param search what a tenant's name must contain, as names are compared
     *     ({@link dev.mintmark.domain.DisplayName#keyOf}), or its whole id; any text, empty for all
     */
    Page<Tenant> list(Optional<String> search, Page.Request page);
}
