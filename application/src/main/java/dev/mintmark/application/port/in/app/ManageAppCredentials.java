package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.federation.FederatedCredential;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Replaces and removes what an app authenticates with (rules §5, §6). All of it is allowed in a tenant that is not
 * active, except to add a public key or a federated credential.
 */
public interface ManageAppCredentials {
    /**
     * Replaces the secret; without an overlap the old one is refused when this returns. One that was replaced before is
     * refused then in any case.
     *
     * @param regeneration what is asked for, given the app's version; asked for once the app is found, so that a
     *     missing app is refused before a faulty request (http-api §2)
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code changed_since_read}; {@code validation_failed}
     *     with {@code invalid_duration}; {@code concurrent_change}
     */
    Regenerated regenerateSecret(TenantId tenant, AppId app, LongFunction<Regeneration> regeneration);

    /**
     * Ends the overlap: the replaced secret is refused when this returns, and tokens that were got with it stop
     * counting. Nothing happens if there is none.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code changed_since_read}; {@code concurrent_change}
     */
    void endOverlap(TenantId tenant, AppId app, Optional<Long> expectedVersion);

    /**
     * Removes the secret of an app that has another credential, and the replaced one that overlaps; they are refused
     * when this returns. Nothing happens if there is none.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code changed_since_read}; {@code last_credential};
     *     {@code concurrent_change}
     */
    void removeSecret(TenantId tenant, AppId app, Optional<Long> expectedVersion);

    /**
     * Replaces all public keys; what an old key signed is refused when this returns.
     *
     * @param keys the keys, given the app's version; asked for once the app is found, so that a missing app is refused
     *     before a faulty request (http-api §2)
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code changed_since_read}; {@code validation_failed}
     *     with {@code required}, or with {@code invalid_jwk} for every key that cannot be used;
     *     {@code tenant_inactive}; {@code last_credential}; {@code concurrent_change}
     */
    AppView replacePublicKeys(TenantId tenant, AppId app, LongFunction<PublicKeys> keys);

    /**
     * Replaces all federated credentials; tokens of a removed one are refused when this returns.
     *
     * @param credentials the credentials, given the app's version; asked for once the app is found, so that a missing
     *     app is refused before a faulty request (http-api §2)
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code changed_since_read}; {@code validation_failed}
     *     with every fault of every credential; {@code tenant_inactive}; {@code last_credential};
     *     {@code concurrent_change}
     */
    AppView replaceFederatedCredentials(TenantId tenant, AppId app, LongFunction<Federated> credentials);

    /**
     * Federated credentials in the place of all others.
     *
     * @param expectedVersion the version that the caller has read; empty if any will do
     * @param credentials as sent; an empty list removes all, none at all is refused
     */
    record Federated(Optional<Long> expectedVersion, Optional<List<FederatedCredential.Input>> credentials) {}

    /**
     * Public keys in the place of all others.
     *
     * @param expectedVersion the version that the caller has read; empty if any will do
     * @param jwks the members of each key, as sent; an empty list removes all keys, none at all is refused
     */
    record PublicKeys(Optional<Long> expectedVersion, Optional<List<Map<String, Object>>> jwks) {}

    /**
     * How to replace a secret.
     *
     * @param expectedVersion the version that the caller has read; empty if any will do
     * @param overlap how long the replaced secret goes on working (ISO 8601), as sent; empty for not at all
     */
    record Regeneration(Optional<Long> expectedVersion, Optional<String> overlap) {
        /** Of any version, and without an overlap. */
        public static final Regeneration AT_ONCE = new Regeneration(Optional.empty(), Optional.empty());
    }

    /**
     * The new secret, this once.
     *
     * @param previousSecretExpiresAt when the replaced secret stops working; empty if it has
     */
    record Regenerated(
            ClientId clientId,
            ClientSecret secret,
            Instant secretCreatedAt,
            Optional<Instant> previousSecretExpiresAt,
            long version) {}
}
