package dev.mintmark.application.port.in.app;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Registers, reads, changes and deletes a tenant's apps (rules §5). */
public interface ManageApps {
    /**
     * Registers an app; on refusal nothing is stored.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code plan_managed_by_operator}; {@code validation_failed} with every
     *     invalid field; {@code tenant_inactive}, {@code app_limit_reached}, {@code plan_not_assignable},
     *     {@code app_name_taken}
     */
    Registered register(Registration registration);

    /**
     * What {@link #register} would store; stores nothing. The view's id, client id and secret are made up.
     *
     * @throws dev.mintmark.domain.RuleBroken as {@link #register}
     */
    AppView preview(Registration registration);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found}, also for another tenant's app */
    AppView read(TenantId tenant, AppId app);

    /** @throws dev.mintmark.domain.RuleBroken {@code foreign_cursor} if the position does not fit the order */
    Page<AppView> list(AppQuery query);

    /**
     * Changes what is given and leaves the rest.
     *
     * @param change what to change, given the app's version; asked for once the app is found, so that a missing app is
     *     refused before a faulty request (http-api §2)
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code changed_since_read}; {@code validation_failed}
     *     with every invalid field; {@code tenant_inactive} unless the change only takes away; {@code app_name_taken};
     *     {@code concurrent_change}
     */
    AppView change(TenantId tenant, AppId app, LongFunction<Change> change);

    /**
     * Deletes an app, also in a tenant that is not active. Its credentials are refused when this returns, and its name
     * is free.
     *
     * @param expectedVersion the version that the caller has read; empty if any will do
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code changed_since_read}; {@code concurrent_change}
     */
    void delete(TenantId tenant, AppId app, Optional<Long> expectedVersion);

    /**
     * The app that a tenant asks for. Texts are as typed.
     *
     * @param licenseRegion a region's code; may be null where it is missing
     * @param plan a plan's code
     */
    record Registration(TenantId tenant, AppSettings.Input settings, String licenseRegion, Optional<String> plan) {}

    /** The stored app and, this once, its secret. */
    record Registered(AppView view, ClientSecret secret) {}

    /**
     * What is to change.
     *
     * @param expectedVersion the version that the caller has read; empty if any will do
     * @param readOnlyFields fields that were sent although they cannot be changed; each of them is refused
     */
    record Change(Optional<Long> expectedVersion, AppSettings.Input settings, List<String> readOnlyFields) {}
}
