package dev.mintmark.application.service.app;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows apps as they are now, together with their regions and plans. */
final class AppViews {
    private final Regions regions;
    private final Plans plans;
    private final Tenants tenants;
    private final Clock clock;

    AppViews(Regions regions, Plans plans, Tenants tenants, Clock clock) {
        this.regions = regions;
        this.plans = plans;
        this.tenants = tenants;
        this.clock = clock;
    }

    AppView of(App app) {
        return of(new Page<>(List.of(app), Optional.empty())).items().get(0);
    }

    Page<AppView> of(Page<App> page) {
        Map<RegionCode, LicenseRegion> regionsByCode =
                regions
                        .findAll(page.items().stream()
                                .map(app -> app.stamp().region())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(LicenseRegion::code, Function.identity()));
        Map<PlanCode, Plan> plansByCode =
                plans
                        .findAll(page.items().stream()
                                .flatMap(app -> app.plan().stream())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Plan::code, Function.identity()));
        Map<TenantId, Optional<SecretAge>> ages = page.items().stream()
                .map(App::tenant)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), id -> tenants.find(id).flatMap(Tenant::secretAge)));
        Instant now = clock.instant();
        return page.map(app -> new AppView(
                app.at(now),
                regionsByCode.get(app.stamp().region()),
                app.plan().map(plansByCode::get),
                ages.get(app.tenant())));
    }
}
