package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static dev.mintmark.application.service.Installation.wishWithPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AppRegistrationTest {
    private final Installation mintmark = new Installation();
    private TenantId tenant;

    @BeforeEach
    void anActiveTenantAndARegion() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
    }

    @Test
    void stampsRegionAndDatabaseAndShowsTheSecretOnce() {
        ManageApps.Registered registered = mintmark.apps.register(new ManageApps.Registration(
                tenant,
                new AppSettings.Input(
                        Optional.of("  Billing API "),
                        Optional.of(List.of("https://app.example.com/callback")),
                        Optional.of(List.of("https://app.example.com/bye")),
                        Optional.of(List.of("HTTPS://Bücher.Example", "http://localhost:3000/")),
                        Optional.of(true)),
                "eu-1",
                Optional.empty()));

        AppView stored = mintmark.apps.read(tenant, registered.view().app().id());
        assertThat(stored).isEqualTo(registered.view());
        assertThat(stored.app().name().display().value()).isEqualTo("Billing API");
        assertThat(stored.app().stamp().region().value()).isEqualTo("eu-1");
        assertThat(stored.app().stamp().dbCode().value()).isEqualTo("eu-1-db");
        assertThat(stored.app().settings().allowedDomains().values())
                .containsExactly("xn--bcher-kva.example", "localhost:3000");
        assertThat(stored.app().credentialVersion()).isEqualTo(1);
        assertThat(stored.app().secret().orElseThrow().digest()).isEqualTo(SecretDigest.of(registered.secret()));
        assertThat(stored.app().secret().orElseThrow().hint())
                .isEqualTo(registered.secret().reveal().substring(49));
    }

    @Test
    void keepsTheStampWhenTheRegionSwitchesToAnotherDatabaseOrOff() {
        ManageApps.Registered registered = mintmark.apps.register(wish(tenant, "Billing", "eu-1"));
        mintmark.regions.createDatabase("eu-1", "eu-1-new", "", true);
        mintmark.regions.change("eu-1", Optional.empty(), Optional.empty(), Optional.of(false));

        AppView stored = mintmark.apps.read(tenant, registered.view().app().id());
        assertThat(stored.app().stamp().dbCode().value()).isEqualTo("eu-1-db");
        assertThat(mintmark.regions.impactOfDatabase("eu-1", "eu-1-db").apps()).isEqualTo(1);
    }

    @Test
    void reportsEveryInvalidFieldAtOnceAndStoresNothing() {
        RuleBroken broken = catchThrowableOfType(
                RuleBroken.class,
                () -> mintmark.apps.register(new ManageApps.Registration(
                        tenant,
                        new AppSettings.Input(
                                Optional.of(""),
                                Optional.of(List.of("javascript:alert(1)")),
                                Optional.of(List.of("https://a.example", "https://a.example")),
                                Optional.of(List.of("*.example.com", "intranet", "localhost:0")),
                                Optional.of(true)),
                        "nowhere",
                        Optional.of("no-such-plan"))));

        assertThat(broken.refusal()).isEqualTo(Refusal.VALIDATION_FAILED);
        assertThat(broken.violations())
                .extracting(
                        violation -> violation.field() + " " + violation.fault().code())
                .containsExactlyInAnyOrder(
                        "name required",
                        "licenseRegion region_not_found",
                        "redirectUris[0] invalid_uri",
                        "postLogoutRedirectUris[1] duplicate_uri",
                        "allowedDomains[0] wildcard_domain",
                        "allowedDomains[1] invalid_domain",
                        "allowedDomains[2] invalid_port",
                        "plan plan_not_found");
        assertThat(mintmark.tenants.view(tenant).appsInUse()).isZero();
    }

    @Test
    void refusesARegionThatIsMissingInactiveOrWithoutActiveDatabase() {
        mintmark.region("off-1");
        mintmark.regions.change("off-1", Optional.empty(), Optional.empty(), Optional.of(false));
        mintmark.regions.create("empty-1", "Empty", true);

        Refused.with("licenseRegion", Fault.REQUIRED, () -> mintmark.apps.register(wish(tenant, "a", null)));
        Refused.with("licenseRegion", Fault.REGION_INACTIVE, () -> mintmark.apps.register(wish(tenant, "a", "off-1")));
        Refused.with(
                "licenseRegion",
                Fault.REGION_WITHOUT_ACTIVE_DATABASE,
                () -> mintmark.apps.register(wish(tenant, "a", "empty-1")));
    }

    @Test
    void refusesASecondAppWhoseNameDiffersOnlyInCaseWidthOrSpacing() {
        mintmark.apps.register(wish(tenant, "Billing API", "eu-1"));

        Refused.with(Refusal.APP_NAME_TAKEN, () -> mintmark.apps.register(wish(tenant, " ＢＩＬＬＩＮＧ  api", "eu-1")));
        assertThat(mintmark.tenants.view(tenant).appsInUse()).isEqualTo(1);
    }

    @Test
    void allowsTheSameNameInAnotherTenantAndAgainAfterDeletion() {
        ManageApps.Registered first = mintmark.apps.register(wish(tenant, "Billing", "eu-1"));
        TenantId other = mintmark.activeTenant();
        mintmark.apps.register(wish(other, "Billing", "eu-1"));

        mintmark.apps.delete(tenant, first.view().app().id(), Optional.empty());
        ManageApps.Registered again = mintmark.apps.register(wish(tenant, "billing", "eu-1"));

        assertThat(again.view().app().clientId())
                .isNotEqualTo(first.view().app().clientId());
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING_ACTIVATION", "SUSPENDED"})
    void refusesWhileTheTenantIsNotActive(TenantStatus status) {
        TenantId inactive = status == TenantStatus.PENDING_ACTIVATION
                ? mintmark.tenants
                        .register(
                                "Waiting",
                                Optional.empty(),
                                PlanPolicy.OPEN,
                                Optional.empty(),
                                SecondFactorPolicy.OPTIONAL)
                        .id()
                : tenant;
        if (status == TenantStatus.SUSPENDED) {
            mintmark.become(inactive, status);
        }

        Refused.with(Refusal.TENANT_INACTIVE, () -> mintmark.apps.register(wish(inactive, "a", "eu-1")));
    }

    @Test
    void refusesOneMoreAppThanTheTenantMayHave() {
        mintmark.appLimit(tenant, 1);
        mintmark.apps.register(wish(tenant, "one", "eu-1"));

        Refused.with(Refusal.APP_LIMIT_REACHED, () -> mintmark.apps.register(wish(tenant, "two", "eu-1")));
    }

    @ParameterizedTest
    @EnumSource
    void assignsOnlyAnActivePlan(PlanStatus status) {
        mintmark.plan("p-1", status);

        if (status == PlanStatus.ACTIVE) {
            assertThat(mintmark.apps
                            .register(wishWithPlan(tenant, "a", "eu-1", "p-1"))
                            .view()
                            .plan())
                    .isPresent();
        } else {
            Refused.with(
                    Refusal.PLAN_NOT_ASSIGNABLE,
                    () -> mintmark.apps.register(wishWithPlan(tenant, "a", "eu-1", "p-1")));
        }
    }

    @Test
    void refusesAPlanWhereOnlyOperatorsAssignPlans() {
        mintmark.plan("p-1", PlanStatus.ACTIVE);
        mintmark.planPolicy(tenant, PlanPolicy.ASSIGNED);

        Refused.with(
                Refusal.PLAN_MANAGED_BY_OPERATOR,
                () -> mintmark.apps.register(wishWithPlan(tenant, "a", "eu-1", "p-1")));
        assertThat(mintmark.apps.register(wish(tenant, "a", "eu-1")).view().plan())
                .isEmpty();
    }

    @Test
    void previewsWithTheSameRefusalsAndStoresNothing() {
        AppView preview = mintmark.apps.preview(wish(tenant, " Billing ", "eu-1"));

        assertThat(preview.app().name().display().value()).isEqualTo("Billing");
        assertThat(mintmark.tenants.view(tenant).appsInUse()).isZero();
        mintmark.apps.register(wish(tenant, "Billing", "eu-1"));
        Refused.with(Refusal.APP_NAME_TAKEN, () -> mintmark.apps.preview(wish(tenant, "BILLING", "eu-1")));
    }
}
