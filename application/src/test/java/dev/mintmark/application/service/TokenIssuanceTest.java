package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static dev.mintmark.application.service.Installation.wishWithPlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.FakeKeys;
import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManagePlans;
import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.port.in.token.IssueToken.Issued;
import dev.mintmark.application.port.in.token.IssueToken.NotAuthenticated;
import dev.mintmark.application.port.out.token.IssuanceDirectory;
import dev.mintmark.application.service.token.IssueTokenService;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenIssuanceTest {
    private final Installation mintmark = new Installation();
    private TenantId tenant;
    private ManageApps.Registered registered;

    @BeforeEach
    void anAppWithAPlan() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        mintmark.plans.create("small", "Small", Map.of(Limit.PER_DAY, BigDecimal.TEN), PlanStatus.ACTIVE, List.of());
        registered = mintmark.apps.register(wishWithPlan(tenant, "Billing", "eu-1", "small"));
    }

    private IssueToken.Outcome issue() {
        return mintmark.token(registered.view().app().clientId(), registered.secret());
    }

    private IssueToken.Outcome issue(String resource, String scope) {
        return mintmark.token(registered.view().app().clientId(), registered.secret(), resource, scope);
    }

    private void disable() {
        mintmark.enable(tenant, registered.view().app().id(), false);
    }

    @Test
    void signsTheClaimsOfTheAppAsItIsNow() {
        mintmark.plans.change(new ManagePlans.Command(
                "small",
                Optional.empty(),
                Optional.empty(),
                Map.of(Limit.PER_DAY, Optional.of(BigDecimal.ONE)),
                Optional.empty(),
                Optional.empty()));

        Issued issued = (Issued) issue();

        FakeKeys.Signed signed = mintmark.crypto.read(issued.accessToken());
        assertThat(signed.type()).isEqualTo("at+jwt");
        assertThat(signed.key().purpose()).isEqualTo(KeyPurpose.ACCESS_TOKEN);
        assertThat(signed.claims())
                .containsEntry("sub", registered.view().app().clientId().value())
                .containsEntry("dbCode", "eu-1-db")
                .containsEntry("limits", Map.of("plan", "small", "revision", 2, Limit.PER_DAY.code(), 1L));
        assertThat(issued.expiresIn()).isEqualTo(mintmark.policy.lifetime());
    }

    private static IssueToken.Command bySecret(Optional<ClientId> clientId, Optional<ClientSecret> secret) {
        return new IssueToken.Command(
                new ClientProof.SecretProof(clientId, secret), Optional.empty(), Optional.empty(), List.of());
    }

    @Test
    void refusesAMistypedSecretBeforeTheStoreIsAsked() {
        List<ClientId> asked = new ArrayList<>();
        IssuanceDirectory counting = new IssuanceDirectory() {
            @Override
            public Optional<Entry> find(ClientId clientId, Optional<String> resource) {
                asked.add(clientId);
                return mintmark.stores.issuanceDirectory().find(clientId, resource);
            }

            @Override
            public Optional<Entry> find(TenantId owner, AppId app, Optional<String> resource) {
                throw new AssertionError("not on the token path");
            }
        };
        IssueTokenService issuance = mintmark.issuingTo(
                mintmark.clientsIn(counting, mintmark.stores.federationDirectory()), Optional.empty());
        Optional<ClientId> known = Optional.of(registered.view().app().clientId());

        assertThat(issuance.issue(bySecret(known, Optional.empty()))).isInstanceOf(NotAuthenticated.class);
        assertThat(asked).isEmpty();
        assertThat(issuance.issue(bySecret(Optional.empty(), Optional.of(registered.secret()))))
                .isInstanceOf(NotAuthenticated.class);
        assertThat(asked)
                .as("a client id that cannot be one costs the same read")
                .hasSize(1);
    }

    @Test
    void refusesAnUnknownClientAndAnotherAppsSecretAlike() {
        ManageApps.Registered other = mintmark.apps.register(wish(tenant, "Other", "eu-1"));

        assertThat(mintmark.token(mintmark.generator.clientId(), registered.secret()))
                .isEqualTo(new NotAuthenticated());
        assertThat(mintmark.token(other.view().app().clientId(), registered.secret()))
                .isEqualTo(new NotAuthenticated());
    }

    @Test
    void saysWhatBlocksTheFirstOfAllReasons() {
        disable();
        mintmark.become(tenant, TenantStatus.SUSPENDED);
        mintmark.planBecomes("small", PlanStatus.ARCHIVED);
        mintmark.planBecomes("small", PlanStatus.RETIRED);

        assertThat(issue()).isEqualTo(new IssueToken.Refused(Blocked.APP_DISABLED));
    }

    @Test
    void isBlockedBySuspensionAndByARetiredPlanButNotByAnArchivedOne() {
        mintmark.become(tenant, TenantStatus.SUSPENDED);
        assertThat(issue()).isEqualTo(new IssueToken.Refused(Blocked.TENANT_INACTIVE));
        mintmark.become(tenant, TenantStatus.ACTIVE);
        mintmark.planBecomes("small", PlanStatus.ARCHIVED);
        assertThat(issue()).isInstanceOf(Issued.class);
        mintmark.planBecomes("small", PlanStatus.RETIRED);
        assertThat(issue()).isEqualTo(new IssueToken.Refused(Blocked.PLAN_RETIRED));
        mintmark.planBecomes("small", PlanStatus.ARCHIVED);
        assertThat(issue()).isInstanceOf(Issued.class);
    }

    @Test
    void tellsTheMeterOfEachOutcomeOnce() {
        ClientId clientId = registered.view().app().clientId();
        ClientSecret wrong = mintmark.generator.clientSecret();

        mintmark.token(clientId, registered.secret());
        mintmark.token(clientId, wrong);
        disable();
        mintmark.token(clientId, registered.secret());

        assertThat(mintmark.meter.all())
                .containsExactly(
                        "issued to " + clientId,
                        "nobody as " + clientId + " with "
                                + SecretDigest.of(wrong).hex(),
                        "app_disabled of " + clientId);
    }

    @Test
    void asksForTheScopeLast() {
        assertThat(issue(null, "everything")).isEqualTo(new IssueToken.Refused(Blocked.UNKNOWN_SCOPE));
        assertThat(issue("https://nowhere.example", "everything"))
                .isEqualTo(new IssueToken.Refused(Blocked.UNKNOWN_RESOURCE));
        disable();
        assertThat(issue("https://nowhere.example", "everything"))
                .isEqualTo(new IssueToken.Refused(Blocked.APP_DISABLED));
    }

    @Test
    void reportsEveryCheckInOrderForTheOwner() {
        disable();
        mintmark.planBecomes("small", PlanStatus.ARCHIVED);
        mintmark.planBecomes("small", PlanStatus.RETIRED);

        CheckIssuance.Report report =
                mintmark.checkIssuance.check(tenant, registered.view().app().id(), Optional.empty(), Optional.empty());

        assertThat(report.ready()).isFalse();
        assertThat(report.checks())
                .extracting(check -> check.check() + " "
                        + check.failure().map(CheckIssuance.Failure::code).orElse("passed"))
                .containsExactly(
                        "credential passed",
                        "app app_disabled",
                        "tenant passed",
                        "region passed",
                        "database passed",
                        "plan plan_retired",
                        "resource passed",
                        "scope passed");
        assertThat(report.claims()).containsEntry("licenseRegionCode", "eu-1");
    }
}
