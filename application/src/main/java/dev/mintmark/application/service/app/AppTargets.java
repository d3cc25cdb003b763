package dev.mintmark.application.service.app;

import dev.mintmark.domain.app.App;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;

/** Names apps in the audit trail. */
final class AppTargets {
    private AppTargets() {}

    /** An entry about this app, under the name that it has now. */
    static AuditEntry entry(AuditAction action, App app) {
        return AuditEntry.of(
                app.tenant(),
                action,
                new AuditTarget("app", app.id().toString(), app.name().display().value()));
    }
}
