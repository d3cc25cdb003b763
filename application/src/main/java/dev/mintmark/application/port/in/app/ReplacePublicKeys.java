package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces the public keys with which an app authenticates (rules §5); in a tenant that is not active, keys can only be
 * removed.
 */
public interface ReplacePublicKeys {
    /**
     * Replaces all keys of an app; what an old key signed is refused when this returns.
     *
     * @param jwks the members of each key, as sent; none to remove all
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code precondition_failed}; {@code validation_failed}
     *     with {@code invalid_jwk} for every key that cannot be used; {@code tenant_inactive}; {@code last_credential};
     *     {@code concurrent_change}
     */
    AppView replace(TenantId tenant, AppId app, Optional<Long> expectedVersion, List<Map<String, Object>> jwks);
}
