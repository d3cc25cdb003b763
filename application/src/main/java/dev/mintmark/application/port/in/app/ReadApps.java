package dev.mintmark.application.port.in.app;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;

/** Reads a tenant's apps. */
public interface ReadApps {
    /**
     * One app.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, also for another tenant's
     */
    AppView read(TenantId tenant, AppId id);

    /**
     * A page of apps.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code bad_parameter} if the position does not fit the order
     */
    Page<AppView> list(AppQuery query);
}
