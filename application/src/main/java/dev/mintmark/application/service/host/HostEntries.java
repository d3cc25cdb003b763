package dev.mintmark.application.service.host;

import dev.mintmark.application.service.audit.Comparison;
import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.AuditTarget;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.region.DbCode;
import dev.mintmark.domain.region.LicenseRegion;
import dev.mintmark.domain.region.RegionDatabase;
import dev.mintmark.domain.tenant.Tenant;
import java.util.Optional;

/** Tells the audit trail what happened to what the host manages: regions, databases, plans and tenants. */
final class HostEntries {
    private HostEntries() {}

    static Comparison<LicenseRegion> region(AuditAction action, Optional<LicenseRegion> before, LicenseRegion after) {
        AuditTarget target = new AuditTarget(
                "license_region", after.code().value(), after.name().value());
        return Comparison.of(before, Optional.of(after), AuditEntry.ofInstallation(action, target))
                .with("name", region -> region.name().value())
                .with("active", LicenseRegion::active)
                .with(
                        "activeDatabase",
                        region -> region.activeDatabase().map(DbCode::value).orElse(null));
    }

    static Comparison<RegionDatabase> database(
            AuditAction action, Optional<RegionDatabase> before, RegionDatabase after) {
        String code = after.dbCode().value();
        AuditTarget target = new AuditTarget("region_database", code, code);
        return Comparison.of(before, Optional.of(after), AuditEntry.ofInstallation(action, target))
                .with("licenseRegion", database -> database.region().value())
                .with("description", RegionDatabase::description);
    }

    static Comparison<Plan> plan(AuditAction action, Optional<Plan> before, Plan after) {
        AuditTarget target =
                new AuditTarget("plan", after.code().value(), after.name().value());
        Comparison<Plan> compared = Comparison.of(before, Optional.of(after), AuditEntry.ofInstallation(action, target))
                .with("name", plan -> plan.name().value())
                .with("status", plan -> plan.status().code())
                .with("revision", plan -> (long) plan.revision())
                .with(
                        "apis",
                        plan -> plan.apis().stream().map(HostEntries::opened).toList());
        for (Limit limit : Limit.values()) {
            compared = compared.with(
                    "limits." + limit.code(), plan -> plan.limits().asMap().get(limit));
        }
        return compared;
    }

    private static String opened(OpenedApi opened) {
        return opened.scopes().isEmpty()
                ? opened.api().toString()
                : opened.api() + ": " + String.join(" ", opened.scopes());
    }

    /** In the tenant's own chain, so that its members see it. */
    static Comparison<Tenant> tenant(AuditAction action, Optional<Tenant> before, Tenant after) {
        AuditTarget target =
                new AuditTarget("tenant", after.id().toString(), after.name().value());
        return Comparison.of(before, Optional.of(after), AuditEntry.of(after.id(), action, target))
                .with("name", tenant -> tenant.name().value())
                .with("status", tenant -> tenant.status().code())
                .with("appLimit", tenant -> (long) tenant.appLimit())
                .with("planPolicy", tenant -> tenant.planPolicy().code())
                .with("secondFactor", tenant -> tenant.secondFactor().code())
                .with("secretMaxAge", tenant -> tenant.secretAge()
                        .map(age -> DurationText.of(age.max()))
                        .orElse(null));
    }
}
