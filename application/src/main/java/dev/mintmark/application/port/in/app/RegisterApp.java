package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** A tenant registers an app (rules §5). */
public interface RegisterApp {
    /**
     * Registers the app; on refusal nothing is stored.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code plan_managed_by_operator}; {@code validation_failed} with every
     *     invalid field; {@code tenant_inactive}, {@code app_limit_reached}, {@code plan_not_assignable},
     *     {@code app_name_taken}
     */
    Registered register(Command command);

    /** What would be stored, or the same refusals; stores nothing. The view's id, client id and secret are made up. */
    AppView preview(Command command);

    /**
     * What a tenant asks for. Texts are as typed.
     *
     * @param name may be null where it is missing
     * @param licenseRegion a region's code; may be null where it is missing
     * @param plan a plan's code
     */
    record Command(
            TenantId tenant,
            String name,
            String licenseRegion,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris,
            List<String> allowedDomains,
            Optional<String> plan,
            boolean enabled) {}

    /** The stored app and, this once, its secret. */
    record Registered(AppView view, ClientSecret secret) {}
}
