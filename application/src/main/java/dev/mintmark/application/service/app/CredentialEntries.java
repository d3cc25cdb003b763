package dev.mintmark.application.service.app;

import dev.mintmark.domain.app.App;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.credential.StoredCredential;
import java.util.List;

/** Tells the audit trail how an app's credentials changed, without telling a credential. */
public final class CredentialEntries {
    private CredentialEntries() {}

    /** What changed from one to the other. */
    public static AuditEntry entry(AuditAction action, App before, App after) {
        return AppTargets.entry(action, after)
                .with("secretHint", hint(before), hint(after))
                .with("publicKeys", keys(before), keys(after))
                .with("credentialVersion", (long) before.credentialVersion(), (long) after.credentialVersion());
    }

    private static String hint(App app) {
        return app.secret().map(StoredCredential::hint).orElse(null);
    }

    private static List<String> keys(App app) {
        return app.credentials().publicKeys().stream().map(ClientKey::label).toList();
    }
}
