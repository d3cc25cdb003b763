package dev.mintmark.domain.provider;

import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The OpenID provider where the people of a tenant, or the operators, sign in (rules §13); each has one at most.
 *
 * @param secret the client secret or the private key, encrypted; empty for a client that has neither
 * @param version grows with each stored change; for optimistic locking
 */
public record IdentityProvider(
        IdentityProviderId id,
        Owner owner,
        ProviderSettings settings,
        Optional<EncryptedCredential> secret,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** Checks that nothing is null. */
    public IdentityProvider {
        Objects.requireNonNull(id);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(secret);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(updatedAt);
    }

    /** A new one. */
    public static IdentityProvider create(
            IdentityProviderId id,
            Owner owner,
            ProviderSettings settings,
            Optional<EncryptedCredential> secret,
            Instant now) {
        return new IdentityProvider(id, owner, settings, secret, now, now, 1);
    }

    /** With other settings and another secret. */
    public IdentityProvider with(ProviderSettings others, Optional<EncryptedCredential> other, Instant now) {
        return new IdentityProvider(id, owner, others, other, createdAt, now, version);
    }

    /** Without what is no longer its owner's. */
    public IdentityProvider keeping(Set<EmailDomain> domains, Instant now) {
        List<EmailDomain> kept =
                settings.emailDomains().stream().filter(domains::contains).toList();
        return with(
                new ProviderSettings(
                        settings.issuer(),
                        settings.clientId(),
                        kept,
                        settings.groupRoles(),
                        settings.localPasswords(),
                        settings.enabled(),
                        settings.breakGlass()),
                secret,
                now);
    }

    /** Whether people may be sent there. */
    public boolean enabled() {
        return settings.enabled();
    }

    /** Whether it may speak for this address. */
    public boolean speaksFor(Email email) {
        return settings.emailDomains().contains(EmailDomain.of(email));
    }

    /** Whether this service would be the same client of the same provider: only then is a secret of before its own. */
    public boolean isSameClient(String issuer, String clientId) {
        return settings.issuer().equals(issuer) && settings.clientId().equals(clientId);
    }

    /**
     * Whether a member of its owner may sign in by a password here. Operators who have nobody left to break the glass
     * may.
     */
    public boolean allowsPasswordOf(Member member) {
        return !enabled()
                || settings.localPasswords()
                || !speaksFor(member.email())
                || isBreakGlass(member)
                || (owner.isInstallation() && settings.breakGlass().isEmpty());
    }

    /** Whether it is the member who stays local. */
    public boolean isBreakGlass(Member member) {
        return settings.breakGlass().filter(member.id()::equals).isPresent();
    }
}
