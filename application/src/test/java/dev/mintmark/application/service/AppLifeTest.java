package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.AssignPlan;
import dev.mintmark.application.port.in.app.AssignPlan.Actor;
import dev.mintmark.application.port.in.app.ManageAppCredentials;
import dev.mintmark.application.port.in.app.ManageAppCredentials.Regeneration;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppLifeTest {
    private final Installation mintmark = new Installation();
    private TenantId tenant;
    private ManageApps.Registered registered;
    private AppId app;

    @BeforeEach
    void anApp() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        registered = mintmark.apps.register(wish(tenant, "Billing", "eu-1"));
        app = registered.view().app().id();
    }

    private AppView rename(String name) {
        return change(Optional.empty(), Installation.named(name), List.of());
    }

    private AppView enable(boolean enabled) {
        return mintmark.enable(tenant, app, enabled);
    }

    private AppView change(Optional<Long> expectedVersion, AppSettings.Input settings, List<String> readOnlyFields) {
        return mintmark.apps.change(
                tenant, app, version -> new ManageApps.Change(expectedVersion, settings, readOnlyFields));
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        AppView changed = rename("Invoices");

        assertThat(changed.app().name().display().value()).isEqualTo("Invoices");
        assertThat(changed.app().settings().enabled()).isTrue();
        assertThat(changed.app().version()).isEqualTo(registered.view().app().version() + 1);
        assertThat(mintmark.apps.read(tenant, app)).isEqualTo(changed);
    }

    @Test
    void changesNothingWhenEverythingStaysTheSame() {
        AppView changed = rename(" Billing");

        assertThat(changed).isEqualTo(registered.view());
    }

    @Test
    void mayChangeOnlyTheCaseOfItsOwnName() {
        assertThat(rename("BILLING").app().name().display().value()).isEqualTo("BILLING");
    }

    @Test
    void refusesAChangeThatItsAuthorHasNotSeen() {
        rename("Invoices");
        long seen = registered.view().app().version();

        Refused.with(Refusal.CHANGED_SINCE_READ, () -> mintmark.apps.delete(tenant, app, Optional.of(seen)));
        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> mintmark.appCredentials.regenerateSecret(
                        tenant, app, version -> new Regeneration(Optional.of(seen), Optional.empty())));
        assertThat(mintmark.apps.read(tenant, app).app().credentialVersion()).isEqualTo(1);
    }

    @Test
    void refusesReadOnlyFieldsTogetherWithWhateverElseIsInvalid() {
        RuleBroken broken = catchThrowableOfType(
                RuleBroken.class, () -> change(Optional.empty(), Installation.named(""), List.of("dbCode", "plan")));

        assertThat(broken.violations())
                .extracting(
                        violation -> violation.field() + " " + violation.fault().code())
                .containsExactly("dbCode read_only_field", "plan read_only_field", "name required");
    }

    @Test
    void judgesTheVersionBeforeTheFields() {
        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> change(Optional.of(9L), Installation.named("Invoices"), List.of("plan")));
    }

    @Test
    void asksWhatToChangeOnlyOnceTheAppIsFound() {
        TenantId other = mintmark.activeTenant();

        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.apps.change(other, app, version -> {
                    throw new AssertionError("asked");
                }));
        long version = registered.view().app().version();
        mintmark.apps.change(tenant, app, current -> {
            assertThat(current).isEqualTo(version);
            return new ManageApps.Change(Optional.empty(), Installation.named("Invoices"), List.of());
        });
    }

    @Test
    void belongsToNobodyElse() {
        TenantId other = mintmark.activeTenant();

        Refused.with(Refusal.NOT_FOUND, () -> mintmark.apps.read(other, app));
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.apps.delete(other, app, Optional.empty()));
        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.appCredentials.regenerateSecret(other, app, version -> Regeneration.AT_ONCE));
        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.assignPlan.remove(Actor.OPERATOR, other, app, version -> Optional.empty()));
        Refused.with(
                Refusal.NOT_FOUND, () -> mintmark.checkIssuance.check(other, app, Optional.empty(), Optional.empty()));
    }

    @Test
    void canOnlyBeTakenFromWhileItsTenantIsSuspended() {
        mintmark.become(tenant, TenantStatus.SUSPENDED);
        mintmark.plan("p-1", PlanStatus.ACTIVE);

        Refused.with(Refusal.TENANT_INACTIVE, () -> rename("Invoices"));
        Refused.with(Refusal.TENANT_INACTIVE, () -> assign(Actor.TENANT_ADMIN, "p-1"));
        assertThat(enable(false).app().settings().enabled()).isFalse();
        Refused.with(Refusal.TENANT_INACTIVE, () -> enable(true));
        assertThat(mintmark.appCredentials
                        .regenerateSecret(tenant, app, version -> Regeneration.AT_ONCE)
                        .clientId())
                .isEqualTo(registered.view().app().clientId());
        mintmark.apps.delete(tenant, app, Optional.empty());
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.apps.read(tenant, app));
    }

    @Test
    void getsANewSecretThatKillsTheOldOne() {
        ManageAppCredentials.Regenerated regenerated =
                mintmark.appCredentials.regenerateSecret(tenant, app, version -> Regeneration.AT_ONCE);

        assertThat(mintmark.token(regenerated.clientId(), registered.secret()))
                .isInstanceOf(IssueToken.NotAuthenticated.class);
        assertThat(mintmark.token(regenerated.clientId(), regenerated.secret())).isInstanceOf(IssueToken.Issued.class);
        assertThat(mintmark.apps.read(tenant, app).app().credentialVersion()).isEqualTo(2);
    }

    @Test
    void hasItsPlanAssignedChangedAndRemoved() {
        mintmark.plan("small", PlanStatus.ACTIVE);
        mintmark.plan("large", PlanStatus.ACTIVE);

        assign(Actor.TENANT_ADMIN, "small");
        AppView changed = assign(Actor.TENANT_ADMIN, "large");
        assertThat(changed.plan().orElseThrow().code().value()).isEqualTo("large");
        mintmark.assignPlan.remove(Actor.TENANT_ADMIN, tenant, app, version -> Optional.empty());
        mintmark.assignPlan.remove(Actor.TENANT_ADMIN, tenant, app, version -> Optional.empty());
        assertThat(mintmark.apps.read(tenant, app).plan()).isEmpty();
    }

    @Test
    void asksWhichPlanOnlyOnceTheAppIsFoundAndMayHaveOne() {
        TenantId other = mintmark.activeTenant();
        LongFunction<AssignPlan.Assignment> unasked = version -> {
            throw new AssertionError("asked");
        };

        Refused.with(Refusal.NOT_FOUND, () -> mintmark.assignPlan.assign(Actor.OPERATOR, other, app, unasked));
        mintmark.planPolicy(tenant, PlanPolicy.ASSIGNED);
        Refused.with(
                Refusal.PLAN_MANAGED_BY_OPERATOR,
                () -> mintmark.assignPlan.assign(Actor.TENANT_ADMIN, tenant, app, unasked));
    }

    @Test
    void refusesAPlanForAnotherVersionThanTheStoredOneBeforeThePlanIsJudged() {
        long seen = registered.view().app().version();
        rename("Invoices");

        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> mintmark.assignPlan.assign(Actor.OPERATOR, tenant, app, current -> {
                    assertThat(current).isNotEqualTo(seen);
                    return new AssignPlan.Assignment(Optional.of(seen), "No Code");
                }));
        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> mintmark.assignPlan.remove(Actor.OPERATOR, tenant, app, current -> Optional.of(seen)));
    }

    private AppView assign(Actor actor, String plan) {
        return mintmark.assignPlan.assign(
                actor, tenant, app, version -> new AssignPlan.Assignment(Optional.empty(), plan));
    }

    @Test
    void refusesPlansThatAreUnknownOrNotActive() {
        mintmark.plan("draft-1", PlanStatus.DRAFT);

        Refused.with("plan", Fault.PLAN_NOT_FOUND, () -> assign(Actor.TENANT_ADMIN, "No Code"));
        Refused.with("plan", Fault.REQUIRED, () -> assign(Actor.TENANT_ADMIN, null));
        Refused.with(Refusal.PLAN_NOT_ASSIGNABLE, () -> assign(Actor.TENANT_ADMIN, "draft-1"));
    }

    @Test
    void leavesPlansToOperatorsWhereThePolicySaysSo() {
        mintmark.plan("small", PlanStatus.ACTIVE);
        mintmark.planPolicy(tenant, PlanPolicy.ASSIGNED);

        Refused.with(Refusal.PLAN_MANAGED_BY_OPERATOR, () -> assign(Actor.TENANT_ADMIN, "small"));
        Refused.with(
                Refusal.PLAN_MANAGED_BY_OPERATOR,
                () -> mintmark.assignPlan.remove(Actor.TENANT_ADMIN, tenant, app, version -> Optional.empty()));
        assertThat(assign(Actor.OPERATOR, "small").plan()).isPresent();
    }

    @Test
    void isFoundByNameAndClientIdAndListedInOrder() {
        mintmark.apps.register(wish(tenant, "Archive", "eu-1"));
        mintmark.apps.register(wish(tenant, "Zebra", "eu-1"));
        String clientId = registered.view().app().clientId().value();

        assertThat(names(Optional.empty(), AppQuery.Sort.NAME)).containsExactly("Archive", "Billing", "Zebra");
        assertThat(names(Optional.empty(), AppQuery.Sort.NAME_DESCENDING))
                .containsExactly("Zebra", "Billing", "Archive");
        assertThat(names(Optional.of("LLI"), AppQuery.Sort.NAME)).containsExactly("Billing");
        assertThat(names(Optional.of(clientId), AppQuery.Sort.CREATED_AT)).containsExactly("Billing");
    }

    @Test
    void refusesAPositionOfAnotherList() {
        Page.Request behindAName = new Page.Request(10, Optional.of(new Page.Position("billing", app.toString())));
        Page.Request behindNoId = new Page.Request(10, Optional.of(new Page.Position("billing", "x")));

        Refused.with(
                Refusal.FOREIGN_CURSOR,
                () -> mintmark.apps.list(query(Optional.empty(), AppQuery.Sort.CREATED_AT, behindAName)));
        Refused.with(
                Refusal.FOREIGN_CURSOR,
                () -> mintmark.apps.list(query(Optional.empty(), AppQuery.Sort.NAME, behindNoId)));
    }

    private AppQuery query(Optional<String> search, AppQuery.Sort sort, Page.Request page) {
        return new AppQuery(
                tenant, search, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), sort, page);
    }

    private List<String> names(Optional<String> search, AppQuery.Sort sort) {
        return mintmark.apps.list(query(search, sort, new Page.Request(10, Optional.empty()))).items().stream()
                .map(view -> view.app().name().display().value())
                .toList();
    }
}
