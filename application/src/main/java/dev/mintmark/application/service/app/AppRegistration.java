package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.RegisterApp;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.Regions;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.app.AllowedDomains;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppName;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.app.AppUri;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionCode;
import dev.mintmark.domain.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Registers apps; decides the tenant's limit and status and the stamped database under the locks of tenant and region.
 */
public final class AppRegistration implements RegisterApp {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Regions regions;
    private final Plans plans;
    private final Apps apps;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final Clock clock;
    private final AppViews views;

    public AppRegistration(
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
        this.views = new AppViews(regions, plans);
    }

    @Override
    public Registered register(Command command) {
        ClientSecret secret = secrets.clientSecret();
        return unitOfWork.execute(() -> {
            App app = admit(command, secret);
            apps.add(app);
            Registered registered = new Registered(views.of(app), secret);
            AppEntries.created(app).recordIn(audit);
            return registered;
        });
    }

    @Override
    public AppView preview(Command command) {
        ClientSecret neverStored = secrets.clientSecret();
        return unitOfWork.execute(() -> views.of(admit(command, neverStored)));
    }

    private App admit(Command command, ClientSecret secret) {
        Tenant tenant = tenants.lock(command.tenant()).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
        if (command.plan().isPresent()) {
            tenant.requireOpenPlanPolicy();
        }
        Violations violations = new Violations();
        Optional<AppName> name = AppName.parse(command.name(), "name", violations);
        Optional<LicenseRegion> region = region(command.licenseRegion(), violations);
        Optional<DbCode> dbCode = region.flatMap(found -> found.stampFor("licenseRegion", violations));
        Optional<List<AppUri>> redirectUris = AppUri.parseList(command.redirectUris(), "redirectUris", violations);
        Optional<List<AppUri>> postLogoutRedirectUris =
                AppUri.parseList(command.postLogoutRedirectUris(), "postLogoutRedirectUris", violations);
        Optional<AllowedDomains> allowedDomains =
                AllowedDomains.parse(command.allowedDomains(), "allowedDomains", violations);
        Optional<Plan> plan = command.plan().flatMap(code -> plan(code, violations));
        violations.throwIfAny();

        tenant.requireActive();
        tenant.requireRoomForOneMore(apps.count(tenant.id()));
        plan.ifPresent(Plan::requireAssignable);
        if (apps.nameTaken(tenant.id(), name.orElseThrow().key(), Optional.empty())) {
            throw new RuleBroken(Refusal.APP_NAME_TAKEN);
        }
        AppSettings settings = new AppSettings(
                name.orElseThrow(),
                redirectUris.orElseThrow(),
                postLogoutRedirectUris.orElseThrow(),
                allowedDomains.orElseThrow(),
                command.enabled());
        Instant now = clock.instant();
        return App.register(
                new AppId(ids.next()),
                tenant.id(),
                secrets.clientId(),
                settings,
                region.orElseThrow().code(),
                dbCode.orElseThrow(),
                plan.map(Plan::code),
                StoredCredential.of(secret, now),
                now);
    }

    private Optional<LicenseRegion> region(String text, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add("licenseRegion", Fault.REQUIRED);
            return Optional.empty();
        }
        Optional<LicenseRegion> region = RegionCode.ifCode(text).flatMap(regions::lock);
        if (region.isEmpty()) {
            violations.add("licenseRegion", Fault.REGION_NOT_FOUND);
        }
        return region;
    }

    private Optional<Plan> plan(String text, Violations violations) {
        Optional<Plan> plan = PlanCode.ifCode(text).flatMap(plans::lock);
        if (plan.isEmpty()) {
            violations.add("plan", Fault.PLAN_NOT_FOUND);
        }
        return plan;
    }
}
