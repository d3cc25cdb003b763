package dev.mintmark.application.service.app;

import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;

/** Finds a tenant's own app in the version that a caller expects. */
final class OwnedApps {
    private final Apps apps;

    OwnedApps(Apps apps) {
        this.apps = apps;
    }

    App require(TenantId tenant, AppId id) {
        return apps.find(tenant, id).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }

    App require(TenantId tenant, AppId id, Optional<Long> expectedVersion) {
        App app = require(tenant, id);
        ExpectedVersion.require(expectedVersion, app.version());
        return app;
    }
}
