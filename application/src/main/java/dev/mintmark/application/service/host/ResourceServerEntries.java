package dev.mintmark.application.service.host;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.introspection.ResourceServer;
import java.util.Optional;

/** Tells the audit trail what happened to a resource server, without telling its secret. */
public final class ResourceServerEntries {
    private ResourceServerEntries() {}

    /** What changed; before its registration and after its deletion there is nothing. */
    public static Comparison<ResourceServer> compare(
            AuditAction action, Optional<ResourceServer> before, Optional<ResourceServer> after) {
        ResourceServer named = after.or(() -> before).orElseThrow();
        AuditTarget target = new AuditTarget(
                "resource_server", named.id().toString(), named.name().value());
        return Comparison.of(before, after, AuditEntry.ofInstallation(action, target))
                .with("name", server -> server.name().value())
                .with("clientId", server -> server.clientId().value())
                .with(
                        "secretHint",
                        server -> server.secret().map(StoredCredential::hint).orElse(null));
    }
}
