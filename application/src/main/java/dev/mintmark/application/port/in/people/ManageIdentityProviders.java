package dev.mintmark.application.port.in.people;

import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSettings;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;

/** Manages where people sign in (rules §13): one provider of a tenant, and one of the installation. */
public interface ManageIdentityProviders {
    /**
     * The owner's.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if there is none
     */
    IdentityProvider read(Owner owner);

    /**
     * Sets the owner's. E-mail domains of a tenant have to be its already; the installation takes them by this.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code changed_since_read}, {@code validation_failed}
     */
    IdentityProvider put(Command command);

    /**
     * Removes the owner's; who signed in there signs in by a password again, if there is one.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}
     */
    void remove(Owner owner, Optional<Long> expectedVersion);

    /**
     * A provider as typed.
     *
     * @param secrets the client secret or the private key, of which a client has one at most; none for a client that
     *     has neither, empty to keep what there was before
     */
    record Command(
            Owner owner,
            Optional<Long> expectedVersion,
            ProviderSettings.Input settings,
            Optional<List<ProviderSecret>> secrets) {}

    /**
     * The e-mail domains that are a tenant's.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the tenant
     */
    List<EmailDomain> domains(Owner owner);

    /**
     * Says which e-mail domains are a tenant's; its provider does not speak for any other from then on.
     *
     * @param domains as typed
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} for the tenant, {@code validation_failed}
     */
    List<EmailDomain> setDomains(Owner owner, List<String> domains);
}
