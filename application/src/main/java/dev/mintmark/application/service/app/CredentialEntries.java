package dev.mintmark.application.service.app;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.Overlap;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.federation.FederatedCredential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells the audit trail how an app's credentials changed, without telling a credential. */
public final class CredentialEntries {
    private CredentialEntries() {}

    /** What changed from one to the other. */
    public static Comparison<App> changed(AuditAction action, App before, App after) {
        return Comparison.of(Optional.of(before), Optional.of(after), AppTargets.entry(action, after))
                .with("secretHint", CredentialEntries::hint)
                .with("publicKeys", CredentialEntries::keys)
                .with("federatedCredentials", CredentialEntries::federated)
                .with("credentialVersion", app -> (long) app.credentialVersion())
                .with(
                        "previousSecretHint",
                        app -> ofOverlap(app, replaced -> replaced.secret().hint()))
                .with(
                        "previousSecretExpiresAt",
                        app -> ofOverlap(app, replaced -> replaced.endsAt().toString()));
    }

    private static String hint(App app) {
        return app.secret().map(StoredCredential::hint).orElse(null);
    }

    private static String ofOverlap(App app, Function<Overlap, String> what) {
        return app.credentials().overlap().map(what).orElse(null);
    }

    private static List<String> federated(App app) {
        return app.credentials().federated().stream()
                .map(CredentialEntries::label)
                .toList();
    }

    private static String label(FederatedCredential credential) {
        StringBuilder label = new StringBuilder(credential.name().value())
                .append(": ")
                .append(credential.issuer())
                .append(' ')
                .append(credential.subject());
        for (Map.Entry<String, Object> claim : credential.claims().values().entrySet()) {
            label.append(", ").append(claim.getKey()).append('=').append(claim.getValue());
        }
        return label.toString();
    }

    private static List<String> keys(App app) {
        return app.credentials().publicKeys().stream().map(ClientKey::label).toList();
    }
}
