package dev.mintmark.application.service.app;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.PlanCode;
import java.util.List;
import java.util.Optional;

/** Tells the audit trail what happened to an app. */
final class AppEntries {
    private AppEntries() {}

    static Comparison<App> created(App app) {
        return compare(AuditAction.APP_CREATED, Optional.empty(), Optional.of(app));
    }

    static Comparison<App> deleted(App app) {
        return compare(AuditAction.APP_DELETED, Optional.of(app), Optional.empty());
    }

    static Comparison<App> changed(AuditAction action, App before, App after) {
        return compare(action, Optional.of(before), Optional.of(after));
    }

    private static Comparison<App> compare(AuditAction action, Optional<App> before, Optional<App> after) {
        App named = after.or(() -> before).orElseThrow();
        return Comparison.of(before, after, AppTargets.entry(action, named))
                .with("name", app -> app.name().display().value())
                .with("clientId", app -> app.clientId().value())
                .with("licenseRegion", app -> app.stamp().region().value())
                .with("dbCode", app -> app.stamp().dbCode().value())
                .with("redirectUris", app -> uris(app.settings().redirectUris()))
                .with("postLogoutRedirectUris", app -> uris(app.settings().postLogoutRedirectUris()))
                .with("allowedDomains", app -> app.settings().allowedDomains().values())
                .with("enabled", app -> app.settings().enabled())
                .with("plan", app -> app.plan().map(PlanCode::value).orElse(null))
                .with(
                        "secretHint",
                        app -> app.secret().map(StoredCredential::hint).orElse(null));
    }

    private static List<String> uris(List<AppUri> uris) {
        return uris.stream().map(AppUri::value).toList();
    }
}
