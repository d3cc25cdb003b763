package dev.mintmark.application.service.app;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.Code;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.app.RegistrationCheck;
import dev.mintmark.domain.app.RegistrationFacts;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Registers, reads, changes and deletes apps. Decides a new app's limit, tenant status and database under the locks of
 * tenant and region.
 */
public final class ManageAppsService implements ManageApps {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Regions regions;
    private final Plans plans;
    private final Apps apps;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Clock clock;
    private final OwnedApps owned;
    private final AppViews views;

    public ManageAppsService(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            IdGenerator ids,
            SecretGenerator secrets,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.regions = regions;
        this.plans = plans;
        this.apps = apps;
        this.ids = ids;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
        this.owned = new OwnedApps(apps);
        this.views = new AppViews(regions, plans, tenants, clock);
    }

    @Override
    public Registered register(Registration wanted) {
        ClientSecret secret = secrets.clientSecret();
        return unitOfWork.execute(() -> {
            App app = admit(wanted, secret);
            apps.add(app);
            Registered registered = new Registered(views.of(app), secret);
            AppEntries.created(app).recordIn(audit);
            return registered;
        });
    }

    @Override
    public AppView preview(Registration wanted) {
        ClientSecret neverStored = secrets.clientSecret();
        return unitOfWork.execute(() -> views.of(admit(wanted, neverStored)));
    }

    @Override
    public AppView read(TenantId tenant, AppId id) {
        return unitOfWork.execute(() -> views.of(owned.require(tenant, id)));
    }

    @Override
    public Page<AppView> list(AppQuery query) {
        query.page().after().ifPresent(position -> requirePositionFor(position, query.sort()));
        return unitOfWork.execute(() -> views.of(apps.list(query)));
    }

    @Override
    public AppView change(TenantId tenant, AppId id, LongFunction<Change> change) {
        return unitOfWork.execute(() -> {
            App app = owned.require(tenant, id);
            AppSettings settings = changedSettings(app, change.apply(app.version()));
            if (!app.settings().onlyTakesAwayIn(settings)) {
                tenants.find(tenant).orElseThrow().requireActive();
            }
            if (settings.equals(app.settings())) {
                return views.of(app);
            }
            if (apps.nameTaken(tenant, settings.name().key(), Optional.of(id))) {
                throw new RuleBroken(Refusal.APP_NAME_TAKEN);
            }
            App changed = apps.update(app.withSettings(settings, clock.instant()));
            AppView view = views.of(changed);
            AppEntries.changed(AuditAction.APP_CHANGED, app, changed).recordIn(audit);
            return view;
        });
    }

    @Override
    public void delete(TenantId tenant, AppId id, Optional<Long> expectedVersion) {
        unitOfWork.run(() -> {
            App app = owned.require(tenant, id, expectedVersion);
            apps.remove(app, clock.instant());
            AppEntries.deleted(app).recordIn(audit);
        });
    }

    private App admit(Registration wanted, ClientSecret secret) {
        Tenant tenant = tenants.lock(wanted.tenant()).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
        Violations violations = new Violations();
        Optional<AppSettings> settings = AppSettings.parse(wanted.settings(), violations);
        Optional<App.Stamp> stamp = stamp(wanted.licenseRegion(), violations);
        Optional<Plan> plan = wanted.plan().flatMap(code -> plan(code, violations));
        boolean nameTaken = settings.isPresent()
                && apps.nameTaken(tenant.id(), settings.get().name().key(), Optional.empty());
        RegistrationCheck.requireAll(new RegistrationFacts(
                tenant, wanted.plan().isPresent(), violations, apps.count(tenant.id()), plan, nameTaken));
        Instant now = clock.instant();
        return App.register(
                new App.Identity(new AppId(ids.next()), tenant.id(), secrets.clientId()),
                settings.orElseThrow(),
                stamp.orElseThrow(),
                plan.map(Plan::code),
                StoredCredential.of(secret, now),
                now);
    }

    private Optional<App.Stamp> stamp(String licenseRegion, Violations violations) {
        return region(licenseRegion, violations).flatMap(region -> region.databaseForNewApp("licenseRegion", violations)
                .map(database -> new App.Stamp(region.code(), database)));
    }

    private Optional<LicenseRegion> region(String text, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add("licenseRegion", Fault.REQUIRED);
            return Optional.empty();
        }
        Optional<LicenseRegion> region = Code.tryParse(text, RegionCode::new).flatMap(regions::lock);
        if (region.isEmpty()) {
            violations.add("licenseRegion", Fault.REGION_NOT_FOUND);
        }
        return region;
    }

    private Optional<Plan> plan(String text, Violations violations) {
        Optional<Plan> plan = Code.tryParse(text, PlanCode::new).flatMap(plans::lock);
        if (plan.isEmpty()) {
            violations.add("plan", Fault.PLAN_NOT_FOUND);
        }
        return plan;
    }

    private static void requirePositionFor(Page.Position position, AppQuery.Sort sort) {
        boolean fits = AppId.parse(position.id()).isPresent() && (sort.isByName() || isInstant(position.sortKey()));
        if (!fits) {
            throw new RuleBroken(Refusal.FOREIGN_CURSOR);
        }
    }

    private static boolean isInstant(String text) {
        try {
            return !Instant.parse(text).isBefore(Instant.EPOCH);
        } catch (DateTimeException notAnInstant) {
            return false;
        }
    }

    private static AppSettings changedSettings(App app, Change change) {
        ExpectedVersion.require(change.expectedVersion(), app.version());
        Violations violations = new Violations();
        change.readOnlyFields().forEach(field -> violations.add(field, Fault.READ_ONLY_FIELD));
        Optional<AppSettings> settings = app.settings().parseChange(change.settings(), violations);
        violations.throwIfAny();
        return settings.orElseThrow();
    }
}
