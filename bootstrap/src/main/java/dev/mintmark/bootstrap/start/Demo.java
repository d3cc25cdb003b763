package dev.mintmark.bootstrap.start;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManagePlans;
import dev.mintmark.application.port.in.host.ManageRegions;
import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prepares, at the first start that asks for it, something to look at: a tenant with members, regions, plans and an
 * app.
 */
@Dependent
public class Demo {
    private static final String ADMIN = "ann@demo.example";
    private static final String VIEWER = "vic@demo.example";

    private final ManageTenants tenants;
    private final ManageMembers members;
    private final ManageRegions regions;
    private final ManagePlans plans;
    private final ManageApps apps;

    @Inject
    public Demo(
            ManageTenants tenants, ManageMembers members, ManageRegions regions, ManagePlans plans, ManageApps apps) {
        this.tenants = tenants;
        this.members = members;
        this.regions = regions;
        this.plans = plans;
        this.apps = apps;
    }

    /** Whether there is nothing yet that a demo could stand in the way of. */
    boolean isWanted() {
        return tenants.list(Optional.empty(), new Page.Request(1, Optional.empty()))
                .items()
                .isEmpty();
    }

    /**
     * Prepares everything and says how to use it.
     *
     * @param memberPassword the password of both members
     * @return lines for the console; they hold the password and a client secret, which are shown this once
     */
    List<String> prepare(String memberPassword, String issuer) {
        region("aws-us-east-1", "US East (Virginia)", "us-east-1-db");
        region("aws-eu-central-1", "EU Central (Frankfurt)", "eu-central-1-db");
        plan("starter", "Starter", 1_000, 10_000);
        plan("business", "Business", 20_000, 200_000);
        plan("scale", "Scale", 500_000, 5_000_000);
        TenantId tenant = tenants.register(
                        "Demo", Optional.empty(), PlanPolicy.OPEN, Optional.empty(), SecondFactorPolicy.OPTIONAL)
                .id();
        tenants.change(new ManageTenants.Command(
                tenant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(TenantStatus.ACTIVE),
                Optional.empty(),
                Optional.empty()));
        member(tenant, ADMIN, "Ann Admin", memberPassword, "tenant-admin");
        member(tenant, VIEWER, "Vic Viewer", memberPassword, "tenant-viewer");
        ManageApps.Registered app = apps.register(new ManageApps.Registration(
                tenant,
                new AppSettings.Input(
                        Optional.of("Billing API"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of("localhost:3000")),
                        Optional.empty()),
                "aws-eu-central-1",
                Optional.of("starter")));
        return List.of(
                "Demo      tenant \"Demo\", regions aws-us-east-1 and aws-eu-central-1, plans starter, business and"
                        + " scale",
                "          " + ADMIN + " (tenant-admin) and " + VIEWER + " (tenant-viewer), password " + memberPassword,
                "          a token for its app \"Billing API\" (this secret is shown once):",
                "          curl -u " + app.view().app().clientId() + ":"
                        + app.secret().reveal() + " -d grant_type=client_credentials " + issuer + "/connect/token");
    }

    private void region(String code, String name, String dbCode) {
        regions.create(code, name, true);
        regions.createDatabase(code, dbCode, "", true);
    }

    private void plan(String code, String name, long hourly, long daily) {
        plans.create(
                code,
                name,
                Map.of(Limit.PER_HOUR, BigDecimal.valueOf(hourly), Limit.PER_DAY, BigDecimal.valueOf(daily)),
                PlanStatus.ACTIVE,
                List.of());
    }

    private void member(TenantId tenant, String email, String name, String password, String role) {
        members.add(new ManageMembers.Command(
                Owner.of(tenant), email, name, Optional.of(Password.typed(password)), List.of(role), false));
    }
}
