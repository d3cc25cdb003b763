package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.DeleteApp;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;

/** Deletes apps; their credentials are dead at once and their names are free. */
public final class AppDeletion implements DeleteApp {
    private final UnitOfWork unitOfWork;
    private final Apps apps;
    private final AuditTrail audit;
    private final OwnedApps owned;

    public AppDeletion(UnitOfWork unitOfWork, Apps apps, AuditTrail audit) {
        this.unitOfWork = unitOfWork;
        this.apps = apps;
        this.audit = audit;
        this.owned = new OwnedApps(apps);
    }

    @Override
    public void delete(TenantId tenant, AppId id, Optional<Long> expectedVersion) {
        unitOfWork.execute(() -> {
            App app = owned.require(tenant, id, expectedVersion);
            apps.remove(app);
            AppEntries.deleted(app).recordIn(audit);
            return app;
        });
    }
}
