package dev.mintmark.application.service.activity;

import dev.mintmark.application.port.in.activity.KeepActivity;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.application.port.out.activity.BlockedIssuances;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.domain.activity.Activity;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.audit.AuditTarget;
import java.time.Clock;

/** Stores what nodes collect at the token endpoint, and passes on which apps were refused tokens. */
public final class KeepActivityService implements KeepActivity {
    private final UnitOfWork unitOfWork;
    private final Activities activities;
    private final Apps apps;
    private final BlockedIssuances watchers;
    private final Clock clock;

    public KeepActivityService(
            UnitOfWork unitOfWork, Activities activities, Apps apps, BlockedIssuances watchers, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.activities = activities;
        this.apps = apps;
        this.watchers = watchers;
        this.clock = clock;
    }

    @Override
    public void keep(ActivityBatch collected) {
        unitOfWork.run(() -> activities.add(collected));
    }

    @Override
    public void tell(Blocked blocked) {
        unitOfWork
                .execute(() -> apps.find(blocked.tenant(), blocked.app()))
                .map(KeepActivityService::target)
                .ifPresent(target -> watchers.blocked(
                        blocked.tenant(), target, blocked.reason(), blocked.minute(), blocked.times()));
    }

    private static AuditTarget target(App app) {
        return new AuditTarget("app", app.id().toString(), app.name().display().value());
    }

    @Override
    public void forgetOld() {
        Hour now = Hour.of(clock.instant());
        unitOfWork.run(() -> {
            activities.sumUp(now.plus(1 - Activity.HOURS).day());
            activities.forget(now.day().minusDays(Activity.DAYS - 1));
        });
    }
}
