package dev.mintmark.application.service.host;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ResourceServer;
import java.util.Optional;
import java.util.function.Function;

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
                .with("identifier", ofApi(api -> api.identifier().value()))
                .with("scopes", ofApi(api -> api.settings().scopeNames()))
                .with("scopeDescriptions", ofApi(api -> api.settings().scopes().stream()
                        .map(ApiScope::description)
                        .toList()))
                .with(
                        "signingAlgorithm",
                        ofApi(api -> api.settings().signingAlgorithm().code()))
                .with(
                        "tokenLifetime",
                        ofApi(api -> api.settings().tokenLifetime().toString()))
                .with("tokenType", ofApi(api -> api.settings().tokenType().code()))
                .with("access", ofApi(api -> api.settings().access().code()))
                .with("enabled", ofApi(api -> api.settings().enabled()))
                .with("requireDpop", ofApi(api -> api.settings().requireDpop()))
                .with(
                        "secretHint",
                        server -> server.secret().map(StoredCredential::hint).orElse(null));
    }

    private static Function<ResourceServer, Object> ofApi(Function<Api, Object> value) {
        return server -> server.api().map(value).orElse(null);
    }
}
