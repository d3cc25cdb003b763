package dev.mintmark.application.service.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.activity.Activity;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Shows the last 48 hours at the token endpoint. */
public final class ReadActivityService implements ReadActivity {
    private final UnitOfWork unitOfWork;
    private final Activities activities;
    private final Apps apps;
    private final Clock clock;

    public ReadActivityService(UnitOfWork unitOfWork, Activities activities, Apps apps, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.activities = activities;
        this.apps = apps;
        this.clock = clock;
    }

    @Override
    public AppActivity of(TenantId tenant, AppId id) {
        return unitOfWork.execute(() -> {
            App app = apps.find(tenant, id).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
            return new AppActivity(
                    app.times().lastTokenIssuedAt(),
                    app.times().secretLastUsedAt(),
                    shown(from -> activities.of(app.id(), from)),
                    activities.replacedSecretAttempts(app.id()),
                    activities.federatedUses(app.id()));
        });
    }

    @Override
    public Activity ofInstallation() {
        return unitOfWork.execute(() -> shown(activities::ofAll));
    }

    private Activity shown(Function<Hour, List<OutcomeCount>> read) {
        Hour now = Hour.of(clock.instant());
        return Activity.until(now, read.apply(now.plus(1 - Activity.HOURS)));
    }
}
