package dev.mintmark.application.service.host;

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
    public static AuditEntry entry(
            AuditAction action, Optional<ResourceServer> before, Optional<ResourceServer> after) {
        ResourceServer server = after.or(() -> before).orElseThrow();
        return AuditEntry.ofInstallation(
                        action,
                        new AuditTarget(
                                "resource_server",
                                server.id().toString(),
                                server.name().value()))
                .with("name", name(before), name(after))
                .with("clientId", clientId(before), clientId(after))
                .with("secretHint", hint(before), hint(after));
    }

    private static String name(Optional<ResourceServer> server) {
        return server.map(found -> found.name().value()).orElse(null);
    }

    private static String clientId(Optional<ResourceServer> server) {
        return server.map(found -> found.clientId().value()).orElse(null);
    }

    private static String hint(Optional<ResourceServer> server) {
        return server.flatMap(ResourceServer::secret)
                .map(StoredCredential::hint)
                .orElse(null);
    }
}
