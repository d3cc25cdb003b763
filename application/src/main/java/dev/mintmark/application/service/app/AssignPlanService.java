package dev.mintmark.application.service.app;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.AssignPlan;
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
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongFunction;

/** Assigns, changes and removes the plans of apps. */
public final class AssignPlanService implements AssignPlan {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Plans plans;
    private final Apps apps;
    private final AuditTrail audit;
    private final Clock clock;
    private final OwnedApps owned;
    private final AppViews views;

    public AssignPlanService(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Regions regions,
            Plans plans,
            Apps apps,
            AuditTrail audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.plans = plans;
        this.apps = apps;
        this.audit = audit;
        this.clock = clock;
        this.owned = new OwnedApps(apps);
        this.views = new AppViews(regions, plans, tenants, clock);
    }

    @Override
    public AppView assign(Actor actor, TenantId tenantId, AppId id, LongFunction<Assignment> assignment) {
        return unitOfWork.execute(() -> {
            Tenant tenant = admit(actor, tenantId);
            App app = owned.require(tenantId, id);
            Plan plan = plan(app, assignment.apply(app.version()));
            tenant.requireActive();
            if (app.plan().equals(Optional.of(plan.code()))) {
                return views.of(app);
            }
            plan.requireAssignable();
            App changed = apps.update(app.withPlan(Optional.of(plan.code()), clock.instant()));
            AppView view = views.of(changed);
            AppEntries.changed(AuditAction.APP_PLAN_CHANGED, app, changed).recordIn(audit);
            return view;
        });
    }

    @Override
    public void remove(Actor actor, TenantId tenantId, AppId id, LongFunction<Optional<Long>> expectedVersion) {
        unitOfWork.run(() -> {
            Tenant tenant = admit(actor, tenantId);
            App app = owned.require(tenantId, id);
            ExpectedVersion.require(expectedVersion.apply(app.version()), app.version());
            tenant.requireActive();
            if (app.plan().isEmpty()) {
                return;
            }
            App changed = apps.update(app.withPlan(Optional.empty(), clock.instant()));
            AppEntries.changed(AuditAction.APP_PLAN_CHANGED, app, changed).recordIn(audit);
        });
    }

    private Tenant admit(Actor actor, TenantId id) {
        Tenant tenant = tenants.find(id).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
        if (actor == Actor.TENANT_ADMIN) {
            tenant.requireOpenPlanPolicy();
        }
        return tenant;
    }

    private Plan plan(App app, Assignment assignment) {
        ExpectedVersion.require(assignment.expectedVersion(), app.version());
        String code = assignment.plan();
        Violations violations = new Violations();
        if (code == null || code.isEmpty()) {
            violations.add("plan", Fault.REQUIRED);
        }
        violations.throwIfAny();
        Optional<Plan> plan = Code.tryParse(code, PlanCode::new).flatMap(plans::lock);
        if (plan.isEmpty()) {
            violations.add("plan", Fault.PLAN_NOT_FOUND);
        }
        violations.throwIfAny();
        return plan.orElseThrow();
    }
}
