package dev.mintmark.application.service.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.application.port.out.IdGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.app.Apps;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.host.Tenants;
import dev.mintmark.application.service.ExpectedVersion;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.SecretAge;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.Tenant;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Manages tenants, and shows its own tenant to a member. */
public final class ManageTenantsService implements ManageTenants {
    private final UnitOfWork unitOfWork;
    private final Tenants tenants;
    private final Apps apps;
    private final IdGenerator ids;
    private final AuditTrail audit;
    private final Clock clock;
    private final int defaultAppLimit;

    public ManageTenantsService(
            UnitOfWork unitOfWork,
            Tenants tenants,
            Apps apps,
            IdGenerator ids,
            AuditTrail audit,
            Clock clock,
            int defaultAppLimit) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.apps = apps;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.defaultAppLimit = defaultAppLimit;
    }

    @Override
    public Tenant register(
            String name,
            Optional<Long> appLimit,
            PlanPolicy planPolicy,
            Optional<String> secretMaxAge,
            SecondFactorPolicy secondFactor) {
        Violations violations = new Violations();
        Optional<DisplayName> displayName = DisplayName.parse(name, "name", violations);
        appLimit.ifPresent(limit -> Tenant.checkAppLimit(limit, "appLimit", violations));
        Optional<Duration> maxAge =
                secretMaxAge.flatMap(text -> Tenant.parseSecretMaxAge(text, "secretMaxAge", violations));
        violations.throwIfAny();
        Instant now = clock.instant();
        Tenant tenant = Tenant.register(
                        new TenantId(ids.next()),
                        displayName.orElseThrow(),
                        appLimit.map(Math::toIntExact).orElse(defaultAppLimit),
                        planPolicy,
                        now)
                .withSecretMaxAge(maxAge, now)
                .withSecondFactor(secondFactor, now);
        return unitOfWork.execute(() -> {
            tenants.add(tenant);
            HostEntries.tenant(AuditAction.TENANT_CREATED, Optional.empty(), tenant)
                    .recordIn(audit);
            return tenant;
        });
    }

    @Override
    public Tenant read(TenantId id) {
        return unitOfWork.execute(() -> tenants.find(id).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND)));
    }

    @Override
    public Page<Tenant> list(Optional<String> search, Page.Request page) {
        return unitOfWork.execute(() -> tenants.list(search, page));
    }

    @Override
    public Tenant change(Command command) {
        return unitOfWork.execute(() -> {
            Tenant tenant = tenants.lock(command.id()).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
            ExpectedVersion.require(command.expectedVersion(), tenant.version());
            Violations violations = new Violations();
            Optional<DisplayName> name = command.name().isPresent()
                    ? DisplayName.parse(command.name().get(), "name", violations)
                    : Optional.of(tenant.name());
            command.appLimit().ifPresent(limit -> Tenant.checkAppLimit(limit, "appLimit", violations));
            Optional<Duration> maxAge = command.secretMaxAge().isPresent()
                    ? Tenant.parseSecretMaxAge(command.secretMaxAge().get(), "secretMaxAge", violations)
                    : tenant.secretAge().map(SecretAge::max);
            violations.throwIfAny();
            Instant now = clock.instant();
            Tenant changed = tenant.with(
                            name.orElseThrow(),
                            command.appLimit().map(Math::toIntExact).orElse(tenant.appLimit()),
                            command.planPolicy().orElse(tenant.planPolicy()),
                            now)
                    .withSecretMaxAge(maxAge, now)
                    .withSecondFactor(command.secondFactor().orElse(tenant.secondFactor()), now);
            Tenant stored = tenants.update(
                    command.status().map(next -> changed.become(next, now)).orElse(changed));
            HostEntries.tenant(AuditAction.TENANT_CHANGED, Optional.of(tenant), stored)
                    .recordIn(audit);
            return stored;
        });
    }

    @Override
    public SecretAgeImpact impactOfSecretAge(Duration max, Optional<TenantId> tenant) {
        return unitOfWork.execute(() -> {
            Apps.Impact impact = apps.impactOfSecretsMadeBefore(clock.instant().minus(max), tenant);
            return new SecretAgeImpact(impact.apps(), impact.tenants());
        });
    }

    @Override
    public View view(TenantId id) {
        return unitOfWork.execute(() -> tenants.find(id)
                .map(tenant -> new View(tenant, apps.count(id)))
                .orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND)));
    }
}
