package dev.mintmark.application.service.activity;

import dev.mintmark.application.port.in.activity.KeepActivity;
import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.application.port.out.activity.BlockedIssuances;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.activity.Activity;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Stores what nodes collect at the token endpoint, and shows the last 48 hours of it. */
public final class ActivityKeeping implements KeepActivity, ReadActivity {
    private final UnitOfWork unitOfWork;
    private final Activities activities;
    private final Apps apps;
    private final BlockedIssuances watchers;
    private final Clock clock;

    public ActivityKeeping(
            UnitOfWork unitOfWork, Activities activities, Apps apps, BlockedIssuances watchers, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.activities = activities;
        this.apps = apps;
        this.watchers = watchers;
        this.clock = clock;
    }

    @Override
    public void keep(ActivityBatch collected) {
        unitOfWork.run(() -> {
            activities.add(collected);
        });
    }

    @Override
    public void tell(Blocked blocked) {
        unitOfWork
                .execute(() -> apps.find(blocked.tenant(), blocked.app()))
                .map(ActivityKeeping::target)
                .ifPresent(target -> watchers.blocked(
                        blocked.tenant(), target, blocked.reason(), blocked.minute(), blocked.times()));
    }

    private static AuditTarget target(App app) {
        return new AuditTarget("app", app.id().toString(), app.name().display().value());
    }

    @Override
    public void forgetOld() {
        unitOfWork.run(() -> activities.forget(now().plus(-Activity.HOURS)));
    }

    @Override
    public AppActivity of(TenantId tenant, AppId id) {
        return unitOfWork.execute(() -> {
            App app = apps.find(tenant, id).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
            return new AppActivity(
                    app.times().lastTokenIssuedAt(),
                    shown(from -> activities.of(app.id(), from)),
                    activities.replacedSecretAttempts(app.id()));
        });
    }

    @Override
    public Activity ofInstallation() {
        return unitOfWork.execute(() -> shown(activities::ofAll));
    }

    private Activity shown(Function<Hour, List<OutcomeCount>> read) {
        Hour now = now();
        return Activity.until(now, read.apply(now.plus(1 - Activity.HOURS)));
    }

    private Hour now() {
        return Hour.of(clock.instant());
    }
}
