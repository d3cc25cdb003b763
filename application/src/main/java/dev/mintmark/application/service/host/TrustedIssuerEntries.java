package dev.mintmark.application.service.host;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import java.util.Optional;

/** Tells the audit trail what happened to a trusted issuer. */
final class TrustedIssuerEntries {
    private TrustedIssuerEntries() {}

    /** What changed; before its registration and after its deletion there is nothing. */
    static Comparison<TrustedIssuer> compare(
            AuditAction action, Optional<TrustedIssuer> before, Optional<TrustedIssuer> after) {
        TrustedIssuer named = after.or(() -> before).orElseThrow();
        AuditTarget target = new AuditTarget("trusted_issuer", named.id().toString(), named.name());
        return Comparison.of(before, after, AuditEntry.ofInstallation(action, target))
                .with("name", TrustedIssuer::name)
                .with("issuer", TrustedIssuer::issuer)
                .with("jwksUri", issuer -> issuer.settings().keys().address().orElse(null))
                .with("jwks", TrustedIssuerEntries::nameOfKeySet)
                .with("algorithms", issuer -> issuer.settings().algorithms().stream()
                        .map(IssuerAlgorithm::code)
                        .toList())
                .with(
                        "maxTokenLifetime",
                        issuer -> DurationText.of(issuer.settings().maxTokenLifetime()))
                .with("enabled", issuer -> issuer.settings().enabled());
    }

    /** A key set may be long. */
    private static String nameOfKeySet(TrustedIssuer issuer) {
        return issuer.settings()
                .keys()
                .keySet()
                .map(set -> "SHA-256 " + SecretDigest.ofText(set).hex())
                .orElse(null);
    }
}
