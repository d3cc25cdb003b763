package dev.mintmark.application.service.people;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.EncryptedCredential;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.tenant.Owner;
import java.util.List;
import java.util.Optional;

/** Tells the audit trail what happened to a provider and to the e-mail domains; of a secret, only whether it is new. */
final class IdentityProviderEntries {
    private IdentityProviderEntries() {}

    /** What changed; before it was set and after it was removed there is nothing. */
    static Comparison<IdentityProvider> compare(
            AuditAction action, Optional<IdentityProvider> before, Optional<IdentityProvider> after) {
        IdentityProvider named = after.or(() -> before).orElseThrow();
        AuditTarget target = new AuditTarget(
                "identity_provider", named.id().toString(), named.settings().issuer());
        AuditEntry entry = new AuditEntry(named.owner(), action, target, List.of());
        for (ProviderSecret.Kind kind : ProviderSecret.Kind.values()) {
            entry = entry.with(kind.field(), secret(kind, before, before), secret(kind, before, after));
        }
        return Comparison.of(before, after, entry)
                .with("issuer", provider -> provider.settings().issuer())
                .with("clientId", provider -> provider.settings().clientId())
                .with("emailDomains", provider -> texts(provider.settings().emailDomains()))
                .with("groupRoles", provider -> provider.settings().groupRoles().entrySet().stream()
                        .flatMap(group ->
                                group.getValue().stream().map(Role::code).map(role -> group.getKey() + ": " + role))
                        .sorted()
                        .toList())
                .with("localPasswords", provider -> provider.settings().localPasswords())
                .with("enabled", provider -> provider.settings().enabled())
                .with("breakGlassMemberId", provider -> provider.settings()
                        .breakGlass()
                        .map(MemberId::toString)
                        .orElse(null));
    }

    private static String secret(
            ProviderSecret.Kind kind, Optional<IdentityProvider> before, Optional<IdentityProvider> provider) {
        Optional<EncryptedCredential> secret = ofKind(kind, provider);
        Optional<EncryptedCredential> old = ofKind(kind, before);
        return secret.map(one -> old.isEmpty() || old.equals(secret) ? "set" : "set anew")
                .orElse(null);
    }

    private static Optional<EncryptedCredential> ofKind(ProviderSecret.Kind kind, Optional<IdentityProvider> provider) {
        return provider.flatMap(IdentityProvider::secret).filter(secret -> secret.kind() == kind);
    }

    /** Which e-mail domains an owner had, and has. */
    static AuditEntry domains(Owner owner, String name, List<EmailDomain> before, List<EmailDomain> after) {
        return new AuditEntry(
                        owner,
                        AuditAction.EMAIL_DOMAINS_CHANGED,
                        new AuditTarget("tenant", owner.toString(), name),
                        List.of())
                .with("emailDomains", texts(before), texts(after));
    }

    private static List<String> texts(List<EmailDomain> domains) {
        return domains.stream().map(EmailDomain::value).sorted().toList();
    }
}
