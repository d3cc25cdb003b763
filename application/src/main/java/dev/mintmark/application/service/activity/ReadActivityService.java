package dev.mintmark.application.service.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.activity.Activities;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.activity.Activity;
import dev.mintmark.domain.activity.DayCount;
import dev.mintmark.domain.activity.Hour;
import dev.mintmark.domain.activity.OutcomeCount;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Shows the last hours and days at the token endpoint. */
public final class ReadActivityService implements ReadActivity {
    private static final int WEEK = 7;

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
                    shown(
                            from -> activities.of(app.id(), from),
                            from -> activities.days(tenant, List.of(id), from).getOrDefault(id, List.of())),
                    activities.replacedSecretAttempts(app.id()),
                    activities.federatedUses(app.id()));
        });
    }

    @Override
    public Activity ofInstallation() {
        return unitOfWork.execute(() -> shown(activities::ofAll, activities::daysOfAll));
    }

    @Override
    public Map<AppId, List<DayCount>> lastWeek(TenantId tenant, List<AppId> apps) {
        LocalDate today = Hour.of(clock.instant()).day();
        Map<AppId, List<DayCount>> counted =
                unitOfWork.execute(() -> activities.days(tenant, apps, today.minusDays(WEEK - 1)));
        Map<AppId, List<DayCount>> each = new LinkedHashMap<>();
        apps.forEach(app -> each.put(app, DayCount.each(today, WEEK, counted.getOrDefault(app, List.of()))));
        return each;
    }

    private Activity shown(Function<Hour, List<OutcomeCount>> hours, Function<LocalDate, List<DayCount>> days) {
        Hour now = Hour.of(clock.instant());
        return Activity.until(
                now,
                hours.apply(now.plus(1 - Activity.HOURS)),
                days.apply(now.day().minusDays(Activity.DAYS - 1)));
    }
}
