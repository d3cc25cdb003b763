package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** A tenant changes an app's settings (rules §5). */
public interface ChangeApp {
    /**
     * Changes what is given and leaves the rest.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code precondition_failed}; {@code validation_failed}
     *     with every invalid field; {@code tenant_inactive} unless the change only takes away; {@code app_name_taken};
     *     {@code concurrent_change}
     */
    AppView change(Command command);

    /**
     * What is to change; empty means unchanged.
     *
     * @param expectedVersion the version that the caller has read; empty if any will do
     * @param name a given name may be the empty text, never null
     */
    record Command(
            TenantId tenant,
            AppId app,
            Optional<Long> expectedVersion,
            Optional<String> name,
            Optional<List<String>> redirectUris,
            Optional<List<String>> postLogoutRedirectUris,
            Optional<List<String>> allowedDomains,
            Optional<Boolean> enabled) {}
}
