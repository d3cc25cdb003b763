package dev.mintmark.application.service.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.host.ManagePlans;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Plans;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.Code;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Limits;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanCode;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.resourceserver.ResourceServer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Manages plans and says what retiring one would block. */
public final class ManagePlansService implements ManagePlans {
    private final UnitOfWork unitOfWork;
    private final Plans plans;
    private final ResourceServers servers;
    private final Apps apps;
    private final AuditTrail audit;
    private final Clock clock;

    public ManagePlansService(
            UnitOfWork unitOfWork, Plans plans, ResourceServers servers, Apps apps, AuditTrail audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.plans = plans;
        this.servers = servers;
        this.apps = apps;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Plan create(
            String code, String name, Map<Limit, BigDecimal> limits, PlanStatus status, List<OpenedApi.Input> apis) {
        return unitOfWork.execute(() -> {
            Violations violations = new Violations();
            Optional<PlanCode> planCode = Code.parse(code, PlanCode::new, "code", violations);
            Optional<DisplayName> displayName = DisplayName.parse(name, "name", violations);
            Optional<Limits> planLimits = Limits.parse(limits, "limits", violations);
            Optional<List<OpenedApi>> opened = opened(apis, violations);
            violations.throwIfAny();
            Instant now = clock.instant();
            Plan plan = Plan.create(
                            planCode.orElseThrow(), displayName.orElseThrow(), planLimits.orElseThrow(), status, now)
                    .opening(opened.orElseThrow(), now);
            if (plans.find(plan.code()).isPresent()) {
                throw new RuleBroken(Refusal.CODE_TAKEN);
            }
            plans.add(plan);
            HostEntries.plan(AuditAction.PLAN_CREATED, Optional.empty(), plan).recordIn(audit);
            return plan;
        });
    }

    private Optional<List<OpenedApi>> opened(List<OpenedApi.Input> apis, Violations violations) {
        return OpenedApi.parseList(apis, id -> servers.find(id).flatMap(ResourceServer::api), "apis", violations);
    }

    @Override
    public Plan read(String code) {
        return unitOfWork.execute(() -> require(code));
    }

    @Override
    public Page<Plan> list(Page.Request page) {
        return unitOfWork.execute(() -> plans.list(page));
    }

    @Override
    public Plan change(Command command) {
        return unitOfWork.execute(() -> {
            Plan plan = require(command.code());
            ExpectedVersion.require(command.expectedVersion(), plan.version());
            Violations violations = new Violations();
            Optional<DisplayName> name = command.name().isPresent()
                    ? DisplayName.parse(command.name().get(), "name", violations)
                    : Optional.of(plan.name());
            Optional<Limits> limits = Limits.parse(plan.limits().merge(command.limits()), "limits", violations);
            Optional<List<OpenedApi>> opened =
                    command.apis().isPresent() ? opened(command.apis().get(), violations) : Optional.of(plan.apis());
            violations.throwIfAny();
            Instant now = clock.instant();
            Plan changed =
                    plan.with(name.orElseThrow(), limits.orElseThrow(), now).opening(opened.orElseThrow(), now);
            Plan stored = plans.update(
                    command.status().map(next -> changed.become(next, now)).orElse(changed));
            HostEntries.plan(AuditAction.PLAN_CHANGED, Optional.of(plan), stored)
                    .recordIn(audit);
            return stored;
        });
    }

    @Override
    public List<Plan> choices() {
        return unitOfWork.execute(plans::choices);
    }

    @Override
    public Impact impact(String code) {
        return unitOfWork.execute(() -> {
            PlanCode plan = require(code).code();
            Apps.Impact impact = apps.impactOf(plan);
            List<Item> items = apps.holdersOf(plan, MAX_ITEMS).stream()
                    .map(holder -> new Item(
                            holder.tenant(),
                            holder.tenantName(),
                            holder.app(),
                            holder.appName(),
                            holder.lastTokenIssuedAt()))
                    .toList();
            return new Impact(impact.apps(), impact.tenants(), impact.lastTokenIssuedAt(), items);
        });
    }

    private Plan require(String code) {
        return Code.tryParse(code, PlanCode::new)
                .flatMap(plans::find)
                .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}
