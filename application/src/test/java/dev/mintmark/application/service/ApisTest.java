package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.enabled;
import static dev.mintmark.application.service.Installation.scopes;
import static dev.mintmark.application.service.Installation.wish;
import static dev.mintmark.application.service.Installation.wishWithPlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.activity.ActivityBatch;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.TokenType;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** APIs: what they are, who gets tokens for them, and who is told about these (rules §10). */
class ApisTest {
    private static final String ORDERS = "https://orders.example";

    private final Installation mintmark = new Installation();
    private TenantId tenant;
    private ManageApps.Registered app;

    @BeforeEach
    void anAppWithAPlan() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        mintmark.plan("small", PlanStatus.ACTIVE);
        app = mintmark.apps.register(wishWithPlan(tenant, "Billing", "eu-1", "small"));
    }

    @Test
    void theDefaultApiIsAsTheConfigurationSaysAndHasNoCredentialAtFirst() {
        ResourceServer server = defaultApi();
        Api api = server.api().orElseThrow();

        assertThat(api.identifier().value()).isEqualTo("mintmark-api");
        assertThat(api.isDefault()).isTrue();
        assertThat(api.settings())
                .isEqualTo(new ApiSettings(
                        List.of(new ApiScope("mintmark.api", "")),
                        SigningAlgorithm.ES256,
                        Duration.ofMinutes(15),
                        TokenType.AT_JWT,
                        ApiAccess.OPEN,
                        true,
                        false));
        assertThat(server.secret()).isEmpty();
        assertThat(mintmark.audit.all())
                .extracting(recorded -> recorded.entry().action())
                .contains(AuditAction.RESOURCE_SERVER_CREATED);
    }

    @Test
    void theDefaultApiFollowsTheConfigurationAndKeepsWhatOperatorsChanged() {
        ResourceServer before = defaultApi();
        mintmark.change(before.id(), scopesOnly(ApiAccess.BY_PLAN));

        mintmark.resourceServersOf(Installation.configured("other-api", SigningAlgorithm.RS256, Duration.ofHours(1)))
                .followConfiguration();

        ResourceServer after = defaultApi();
        Api api = after.api().orElseThrow();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(api.identifier().value()).isEqualTo("other-api");
        assertThat(api.settings().signingAlgorithm()).isEqualTo(SigningAlgorithm.RS256);
        assertThat(api.settings().tokenLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(api.settings().access()).isEqualTo(ApiAccess.BY_PLAN);
        AuditEntry recorded = mintmark.audit.last();
        assertThat(recorded.action()).isEqualTo(AuditAction.RESOURCE_SERVER_CHANGED);
        assertThat(recorded.changes())
                .extracting(change -> change.field())
                .containsExactly("identifier", "signingAlgorithm", "tokenLifetime");
    }

    @Test
    void aStartThatChangesNothingLeavesNoTrace() {
        ResourceServer before = defaultApi();
        int recorded = mintmark.audit.all().size();

        mintmark.resourceServers.followConfiguration();

        assertThat(defaultApi()).isEqualTo(before);
        assertThat(mintmark.audit.all()).hasSize(recorded);
    }

    @Test
    void theConfiguredAudienceMayNotBeAnotherApis() {
        mintmark.api("urn:example:taken", ApiSettings.Input.NONE);
        TokenPolicy taken =
                Installation.configured("urn:example:taken", SigningAlgorithm.ES256, Duration.ofMinutes(15));

        Refused.with(Refusal.IDENTIFIER_TAKEN, () -> mintmark.resourceServersOf(taken)
                .followConfiguration());
        assertThat(defaultApi().api().orElseThrow().identifier().value()).isEqualTo("mintmark-api");
    }

    @Test
    void theDefaultApiCannotBeDisabledOrRemovedOrChangedPastTheConfiguration() {
        ResourceServer server = defaultApi();

        Refused.with(Refusal.DEFAULT_API, () -> mintmark.change(server.id(), enabled(false)));
        Refused.with(Refusal.DEFAULT_API, () -> mintmark.resourceServers.remove(server.id(), Optional.empty()));
        Refused.with(
                "scopes", Fault.READ_ONLY_FIELD, () -> mintmark.change(server.id(), scopes(ApiAccess.OPEN, "other")));
        Refused.with(
                "signingAlgorithm",
                Fault.READ_ONLY_FIELD,
                () -> mintmark.change(server.id(), Installation.algorithm(SigningAlgorithm.RS256)));
        assertThat(defaultApi()).isEqualTo(server);
        assertThat(mintmark.change(server.id(), enabled(true))).isEqualTo(server);
    }

    @Test
    void anApiIsRegisteredWithWhatTheConfigurationSaysOtherwise() {
        ManageResourceServers.IssuedCredential registered = mintmark.api(ORDERS, scopes(ApiAccess.OPEN, "read"));

        assertThat(registered.server().api().orElseThrow().settings())
                .isEqualTo(new ApiSettings(
                        List.of(new ApiScope("read", "")),
                        SigningAlgorithm.ES256,
                        Duration.ofMinutes(15),
                        TokenType.AT_JWT,
                        ApiAccess.OPEN,
                        true,
                        false));
        assertThat(registered.server().secret()).isPresent();
        assertThat(mintmark.audit.last().changes())
                .extracting(change -> change.field())
                .contains("identifier", "scopes", "tokenType", "access", "enabled", "requireDpop");
        Refused.with(Refusal.IDENTIFIER_TAKEN, () -> mintmark.api(ORDERS, ApiSettings.Input.NONE));
    }

    @Test
    void settingsWithoutAnIdentifierAreRefused() {
        Refused.with(
                "identifier",
                Fault.REQUIRED,
                () -> mintmark.resourceServers.register(new ManageResourceServers.Registration(
                        "Documents", Optional.empty(), scopes(ApiAccess.OPEN, "read"))));
        ResourceServer credentialsOnly = mintmark.resourceServer("Documents").server();
        assertThat(credentialsOnly.api()).isEmpty();
        Refused.with("enabled", Fault.READ_ONLY_FIELD, () -> mintmark.change(credentialsOnly.id(), enabled(false)));
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.resourceServers.impact(credentialsOnly.id()));
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.resourceServers.metadata(credentialsOnly.id()));
    }

    @Test
    void aChangeIsRecordedWithWhatWasAndWhatIsAndNothingElse() {
        ResourceServer api =
                mintmark.api(ORDERS, scopes(ApiAccess.OPEN, "read")).server();

        ResourceServer changed = mintmark.resourceServers.change(
                api.id(),
                new ManageResourceServers.Change(
                        Optional.of(api.version()), Optional.of("Orders"), enabled(false), List.of()));

        assertThat(changed.name().value()).isEqualTo("Orders");
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.RESOURCE_SERVER_CHANGED);
        assertThat(mintmark.audit.last().changes())
                .extracting(change -> change.field() + " " + change.before().orElseThrow() + " "
                        + change.after().orElseThrow())
                .containsExactly("name An API Orders", "enabled true false");
        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> mintmark.resourceServers.change(
                        api.id(),
                        new ManageResourceServers.Change(
                                Optional.of(api.version()), Optional.empty(), enabled(true), List.of())));
        Refused.with(
                "identifier",
                Fault.READ_ONLY_FIELD,
                () -> mintmark.resourceServers.change(
                        api.id(),
                        new ManageResourceServers.Change(
                                Optional.empty(), Optional.empty(), ApiSettings.Input.NONE, List.of("identifier"))));
    }

    @Test
    void aTokenIsForTheApiThatIsNamedAndAsItSays() {
        mintmark.api(
                ORDERS,
                new ApiSettings.Input(
                        Optional.of(List.of(new ApiScope.Input("read", ""), new ApiScope.Input("write", ""))),
                        Optional.empty(),
                        Optional.of("PT5M"),
                        Optional.of(TokenType.JWT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));

        IssueToken.Issued all = issued(ORDERS, null);
        IssueToken.Issued some = issued(ORDERS, "write");

        assertThat(all.scope()).contains("read write");
        assertThat(all.expiresIn()).isEqualTo(Duration.ofMinutes(5));
        assertThat(mintmark.crypto.read(all.accessToken()).type()).isEqualTo("JWT");
        assertThat(mintmark.crypto.read(all.accessToken()).claims())
                .containsEntry("aud", ORDERS)
                .containsEntry("scope", "read write");
        assertThat(some.scope()).contains("write");
        assertThat(mintmark.crypto.read(issued(null, null).accessToken()).claims())
                .containsEntry("aud", "mintmark-api")
                .containsEntry("scope", "mintmark.api");
    }

    @Test
    void anApiWithoutScopesHasTokensWithoutScope() {
        mintmark.api(ORDERS, ApiSettings.Input.NONE);

        assertThat(issued(ORDERS, null).scope()).isEmpty();
        assertThat(token(ORDERS, "read")).isEqualTo(new IssueToken.Refused(Blocked.UNKNOWN_SCOPE));
    }

    @Test
    void anApiByPlanIsOpenToThoseWhosePlanListsItAndInTheListedScopes() {
        ResourceServer orders =
                mintmark.api(ORDERS, scopes(ApiAccess.BY_PLAN, "read", "write")).server();
        ManageApps.Registered without = mintmark.apps.register(wish(tenant, "Without", "eu-1"));
        assertThat(token(ORDERS, null)).isEqualTo(new IssueToken.Refused(Blocked.RESOURCE_NOT_IN_PLAN));

        mintmark.planOpens("small", opened(orders, "read"));

        assertThat(issued(ORDERS, null).scope()).contains("read");
        assertThat(token(ORDERS, "write")).isEqualTo(new IssueToken.Refused(Blocked.SCOPE_NOT_IN_PLAN));
        assertThat(mintmark.token(without.view().app().clientId(), without.secret(), ORDERS, null))
                .isEqualTo(new IssueToken.Refused(Blocked.RESOURCE_NOT_IN_PLAN));
        mintmark.planOpens("small");
        assertThat(token(ORDERS, null)).isEqualTo(new IssueToken.Refused(Blocked.RESOURCE_NOT_IN_PLAN));
    }

    @Test
    void aRetiredPlanIsToldBeforeAnApiThatItDoesNotOpen() {
        mintmark.api(ORDERS, scopes(ApiAccess.BY_PLAN, "read"));
        mintmark.planBecomes("small", PlanStatus.ARCHIVED);
        mintmark.planBecomes("small", PlanStatus.RETIRED);

        assertThat(token(ORDERS, null)).isEqualTo(new IssueToken.Refused(Blocked.PLAN_RETIRED));
    }

    @Test
    void aPlanOpensApisThatThereAreAndRecordsIt() {
        ResourceServer orders =
                mintmark.api(ORDERS, scopes(ApiAccess.BY_PLAN, "read")).server();
        ResourceServer credentialsOnly = mintmark.resourceServer("Documents").server();

        Refused.with(
                "apis[0].resourceServer",
                Fault.RESOURCE_SERVER_NOT_FOUND,
                () -> mintmark.planOpens("small", opened(credentialsOnly)));
        Refused.with(
                "apis[0].scopes[0]", Fault.UNKNOWN_SCOPE, () -> mintmark.planOpens("small", opened(orders, "write")));
        mintmark.planOpens("small", opened(orders, "read"));

        assertThat(mintmark.plans.read("small").apis()).containsExactly(new OpenedApi(orders.id(), List.of("read")));
        assertThat(mintmark.plans.read("small").revision()).isEqualTo(1);
        assertThat(mintmark.audit.last().changes())
                .extracting(change -> change.field() + " " + change.after().orElseThrow())
                .containsExactly("apis [" + orders.id() + ": read]");
    }

    @Test
    void thePreflightShowsTheApiAndTheScopesToo() {
        mintmark.api(ORDERS, scopes(ApiAccess.OPEN, "read", "write"));

        CheckIssuance.Report ready = check(ORDERS, "read");
        assertThat(ready.ready()).isTrue();
        assertThat(ready.claims()).containsEntry("aud", ORDERS).containsEntry("scope", "read");
        assertThat(failures(check(ORDERS, "delete"))).containsExactly("scope unknown_scope");
        assertThat(failures(check("https://nowhere.example", null))).containsExactly("resource unknown_resource");
        assertThat(failures(check("https://nowhere.example", "read")))
                .containsExactly("resource unknown_resource", "scope unknown_scope");
    }

    @Test
    void aDisabledApiHasNoTokensAndItsOldOnesDoNotCount() {
        ManageResourceServers.IssuedCredential orders = mintmark.api(ORDERS, scopes(ApiAccess.OPEN, "read"));
        String token = issued(ORDERS, null).accessToken();
        assertThat(asked(orders, token)).isInstanceOf(IntrospectToken.Active.class);

        mintmark.change(orders.server().id(), enabled(false));

        assertThat(token(ORDERS, null)).isEqualTo(new IssueToken.Refused(Blocked.RESOURCE_DISABLED));
        assertThat(asked(orders, token)).isEqualTo(new IntrospectToken.Inactive());
        mintmark.change(orders.server().id(), enabled(true));
        assertThat(asked(orders, token)).isInstanceOf(IntrospectToken.Active.class);
    }

    @Test
    void aTokenDoesNotCountOnceThePlanOpensItsApiNoMore() {
        ManageResourceServers.IssuedCredential orders = mintmark.api(ORDERS, scopes(ApiAccess.BY_PLAN, "read"));
        mintmark.planOpens("small", opened(orders.server(), "read"));
        String token = issued(ORDERS, null).accessToken();
        assertThat(asked(orders, token)).isInstanceOf(IntrospectToken.Active.class);

        mintmark.planOpens("small");

        assertThat(asked(orders, token)).isEqualTo(new IntrospectToken.Inactive());
    }

    @Test
    void anApiIsToldAboutItsOwnTokensTheDefaultApiAndOthersAboutAll() {
        ManageResourceServers.IssuedCredential orders = mintmark.api(ORDERS, scopes(ApiAccess.OPEN, "read"));
        ManageResourceServers.IssuedCredential bills = mintmark.api("urn:example:bills", ApiSettings.Input.NONE);
        ManageResourceServers.IssuedCredential standard =
                mintmark.resourceServers.regenerate(defaultApi().id(), Optional.empty());
        ManageResourceServers.IssuedCredential credentialsOnly = mintmark.resourceServer("Documents");
        String forOrders = issued(ORDERS, null).accessToken();
        String forDefault = issued(null, null).accessToken();

        for (ManageResourceServers.IssuedCredential seesAll : List.of(standard, credentialsOnly)) {
            assertThat(asked(seesAll, forOrders)).isInstanceOf(IntrospectToken.Active.class);
            assertThat(asked(seesAll, forDefault)).isInstanceOf(IntrospectToken.Active.class);
        }
        assertThat(asked(orders, forOrders)).isInstanceOf(IntrospectToken.Active.class);
        assertThat(asked(orders, forDefault)).isEqualTo(new IntrospectToken.Inactive());
        assertThat(asked(bills, forOrders)).isEqualTo(new IntrospectToken.Inactive());
    }

    @Test
    void anApiIsRemovedOnceItsLastTokenHasExpired() {
        ResourceServer orders =
                mintmark.api(ORDERS, scopes(ApiAccess.BY_PLAN, "read")).server();
        mintmark.planOpens("small", opened(orders, "read"));
        mintmark.stores.unitOfWork().run(() -> mintmark.stores
                .activities()
                .add(new ActivityBatch(
                        Map.of(),
                        Map.of(new ActivityBatch.AppApi(app.view().app().id(), orders.id()), mintmark.clock.instant()),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of())));
        assertThat(mintmark.resourceServers.impact(orders.id()))
                .isEqualTo(new ManageResourceServers.Impact(1, 1, 1, Optional.of(mintmark.clock.instant())));

        mintmark.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        Refused.with(Refusal.API_IN_USE, () -> mintmark.resourceServers.remove(orders.id(), Optional.empty()));
        mintmark.clock.advance(Duration.ofSeconds(1));
        mintmark.resourceServers.remove(orders.id(), Optional.empty());

        assertThat(mintmark.plans.read("small").apis()).isEmpty();
        assertThat(token(ORDERS, null)).isEqualTo(new IssueToken.Refused(Blocked.UNKNOWN_RESOURCE));
    }

    @Test
    void tellsWhatAnApiPublishesAboutItself() {
        ResourceServer orders =
                mintmark.api(ORDERS, scopes(ApiAccess.OPEN, "read", "write")).server();
        ResourceServer bare =
                mintmark.api("urn:example:bare", ApiSettings.Input.NONE).server();

        assertThat(mintmark.resourceServers.metadata(orders.id()))
                .containsExactly(
                        Map.entry("resource", ORDERS),
                        Map.entry("authorization_servers", List.of("https://mint.example")),
                        Map.entry("scopes_supported", List.of("read", "write")),
                        Map.entry("bearer_methods_supported", List.of("header")),
                        Map.entry("resource_name", "An API"));
        assertThat(mintmark.resourceServers.metadata(bare.id())).doesNotContainKey("scopes_supported");
    }

    private ResourceServer defaultApi() {
        return mintmark.stores
                .unitOfWork()
                .execute(() -> mintmark.stores.resourceServers().findDefault())
                .orElseThrow();
    }

    private IssueToken.Outcome token(String resource, String scope) {
        return mintmark.token(app.view().app().clientId(), app.secret(), resource, scope);
    }

    private IssueToken.Issued issued(String resource, String scope) {
        return (IssueToken.Issued) token(resource, scope);
    }

    private IntrospectToken.Outcome asked(ManageResourceServers.IssuedCredential by, String token) {
        return mintmark.introspectToken.introspect(
                new IntrospectToken.ResourceServerCaller(Optional.of(by.server().clientId()), Optional.of(by.secret())),
                token);
    }

    private CheckIssuance.Report check(String resource, String scope) {
        return mintmark.checkIssuance.check(
                tenant, app.view().app().id(), Optional.ofNullable(resource), Optional.ofNullable(scope));
    }

    private static List<String> failures(CheckIssuance.Report report) {
        List<String> failures = new ArrayList<>();
        report.checks().forEach(check -> check.failure()
                .ifPresent(failure -> failures.add(check.check() + " " + failure.code())));
        return failures;
    }

    private static OpenedApi.Input opened(ResourceServer server, String... scopes) {
        return new OpenedApi.Input(server.id().toString(), Optional.of(List.of(scopes)));
    }

    private static ApiSettings.Input scopesOnly(ApiAccess access) {
        return new ApiSettings.Input(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(access),
                Optional.empty(),
                Optional.empty());
    }
}
