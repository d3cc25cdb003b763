package dev.mintmark.application.service.app;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ReadApps;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads a tenant's apps. */
public final class AppReading implements ReadApps {
    private final UnitOfWork unitOfWork;
    private final Apps apps;
    private final OwnedApps owned;
    private final AppViews views;

    public AppReading(UnitOfWork unitOfWork, Apps apps, Regions regions, Plans plans) {
        this.unitOfWork = unitOfWork;
        this.apps = apps;
        this.owned = new OwnedApps(apps);
        this.views = new AppViews(regions, plans);
    }

    @Override
    public AppView read(TenantId tenant, AppId id) {
        return unitOfWork.execute(() -> views.of(owned.require(tenant, id)));
    }

    @Override
    public Page<AppView> list(AppQuery query) {
        query.page().after().ifPresent(position -> requireFit(position, query.sort()));
        return unitOfWork.execute(() -> views.of(apps.list(query)));
    }

    private static void requireFit(Page.Position position, AppQuery.Sort sort) {
        boolean fits = AppId.parse(position.id()).isPresent() && (sort.isByName() || isInstant(position.sortKey()));
        if (!fits) {
            throw new RuleBroken(Refusal.BAD_PARAMETER, "The cursor does not belong to this list.");
        }
    }

    private static boolean isInstant(String text) {
        try {
            return !Instant.parse(text).isBefore(Instant.EPOCH);
        } catch (DateTimeException notAnInstant) {
            return false;
        }
    }
}
