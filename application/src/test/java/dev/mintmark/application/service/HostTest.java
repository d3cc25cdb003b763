package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static dev.mintmark.application.service.Installation.wishWithPlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.host.ManagePlans;
import dev.mintmark.application.port.in.key.PublishKeys;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.ManageSessions.Resumed;
import dev.mintmark.application.service.key.KeyRing;
import dev.mintmark.application.service.key.ManageSigningKeysService;
import dev.mintmark.application.service.key.PublishKeysService;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.plan.Limit;
import dev.mintmark.domain.plan.Plan;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostTest {
    private static final String PASSWORD = "correct horse battery";

    private final Installation mintmark = new Installation();

    @Test
    void activatingADatabaseDeactivatesTheRegionsOtherOne() {
        mintmark.region("eu-1");
        mintmark.regions.createDatabase("eu-1", "eu-2-db", "second", false);

        assertThat(mintmark.regions
                        .changeDatabase("eu-1", "eu-2-db", Optional.empty(), Optional.empty(), Optional.of(true))
                        .active())
                .isTrue();

        assertThat(mintmark.regions
                        .listDatabases("eu-1", new Page.Request(10, Optional.empty()))
                        .items())
                .extracting(view -> view.database().dbCode() + " " + view.active())
                .containsExactly("eu-1-db false", "eu-2-db true");
        mintmark.regions.changeDatabase("eu-1", "eu-1-db", Optional.empty(), Optional.empty(), Optional.of(false));
        assertThat(mintmark.regions.choices()).hasSize(1);
        mintmark.regions.changeDatabase("eu-1", "eu-2-db", Optional.empty(), Optional.empty(), Optional.of(false));
        assertThat(mintmark.regions.choices()).isEmpty();
    }

    @Test
    void codesAreUniqueInTheInstallation() {
        mintmark.region("eu-1");
        mintmark.region("us-1");
        mintmark.plan("p-1", PlanStatus.DRAFT);

        Refused.with(Refusal.CODE_TAKEN, () -> mintmark.regions.create("eu-1", "Again", true));
        Refused.with(Refusal.CODE_TAKEN, () -> mintmark.regions.createDatabase("us-1", "eu-1-db", "", false));
        Refused.with(Refusal.CODE_TAKEN, () -> mintmark.plan("p-1", PlanStatus.ACTIVE));
        Refused.with("code", Fault.INVALID_CODE, () -> mintmark.regions.create("EU", "Europe", true));
    }

    @Test
    void aPlansRevisionGrowsWithItsLimitsOnly() {
        mintmark.plan("p-1", PlanStatus.ACTIVE);
        Map<Limit, Optional<BigDecimal>> hundred = Map.of(Limit.PER_HOUR, Optional.of(new BigDecimal(100)));

        Plan changed = change("p-1", hundred);
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(change("p-1", hundred).revision()).isEqualTo(2);
        assertThat(change("p-1", Map.of(Limit.PER_HOUR, Optional.empty())).revision())
                .isEqualTo(3);
        Refused.with(
                "limits.maxDocumentUnitsPerDay",
                Fault.INVALID_LIMITS,
                () -> change(
                        "p-1",
                        Map.of(
                                Limit.PER_HOUR, Optional.of(BigDecimal.TEN),
                                Limit.PER_DAY, Optional.of(BigDecimal.ONE))));
    }

    private Plan change(String code, Map<Limit, Optional<BigDecimal>> limits) {
        return mintmark.plans.change(new ManagePlans.Command(
                code, Optional.empty(), Optional.empty(), limits, Optional.empty(), Optional.empty()));
    }

    @Test
    void saysWhatRetiringAPlanWouldBlock() {
        mintmark.region("eu-1");
        mintmark.plan("p-1", PlanStatus.ACTIVE);
        TenantId one = mintmark.activeTenant();
        TenantId two = mintmark.activeTenant();
        mintmark.apps.register(wishWithPlan(one, "a", "eu-1", "p-1"));
        mintmark.apps.register(wishWithPlan(two, "b", "eu-1", "p-1"));
        mintmark.apps.register(wish(two, "c", "eu-1"));

        assertThat(mintmark.plans.impact("p-1")).satisfies(impact -> {
            assertThat(impact.apps()).isEqualTo(2);
            assertThat(impact.tenants()).isEqualTo(2);
            assertThat(impact.lastTokenIssuedAt()).isEmpty();
            assertThat(impact.items()).extracting("appName").containsExactlyInAnyOrder("a", "b");
        });
        assertThat(mintmark.regions.impactOfRegion("eu-1").apps()).isEqualTo(3);
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.plans.impact("p-2"));
    }

    @Test
    void aTenantNeverWaitsForActivationAgain() {
        TenantId tenant = mintmark.activeTenant();
        mintmark.become(tenant, TenantStatus.SUSPENDED);
        mintmark.become(tenant, TenantStatus.ACTIVE);

        Refused.with(Refusal.INVALID_TRANSITION, () -> mintmark.become(tenant, TenantStatus.PENDING_ACTIVATION));
        assertThat(mintmark.tenants.read(tenant).appLimit()).isEqualTo(25);
        Refused.with(
                "appLimit",
                Fault.INVALID_LIMITS,
                () -> mintmark.tenants.register(
                        "x", Optional.of(-1L), PlanPolicy.OPEN, Optional.empty(), SecondFactorPolicy.OPTIONAL));
    }

    @Test
    void reportsEveryFaultOfANewMemberAtOnce() {
        TenantId tenant = mintmark.activeTenant();
        ManageMembers.Command command = new ManageMembers.Command(
                Owner.of(tenant),
                "nobody",
                null,
                Optional.of(Password.typed("short")),
                List.of("platform-admin"),
                true);

        Refused.with("email", Fault.INVALID_EMAIL, () -> mintmark.members.add(command));
        Refused.with("displayName", Fault.REQUIRED, () -> mintmark.members.add(command));
        Refused.with("password", Fault.WEAK_PASSWORD, () -> mintmark.members.add(command));
        Refused.with("roles[0]", Fault.INVALID_ROLE, () -> mintmark.members.add(command));
    }

    @Test
    void anAddressBelongsToOneMemberOfTheInstallation() {
        mintmark.member(mintmark.activeTenant(), "ann@acme.example", PASSWORD, "tenant-admin");
        TenantId other = mintmark.activeTenant();

        Refused.with(Refusal.EMAIL_TAKEN, () -> mintmark.member(other, "ANN@acme.example", PASSWORD, "tenant-viewer"));
    }

    @Test
    void makesTheFirstOperatorOnce() {
        assertThat(mintmark.members.ensureFirstOperator("op@host.example", Password.typed(PASSWORD), true))
                .isTrue();
        assertThat(mintmark.members.ensureFirstOperator("other@host.example", Password.typed(PASSWORD), false))
                .isFalse();
        assertThat(mintmark.signIn("OP@host.example", Password.typed(PASSWORD)).tenantName())
                .isEmpty();
    }

    @Test
    void aSessionHoldsUntilItEndsOrExpires() {
        TenantId tenant = mintmark.activeTenant();
        Member ann = mintmark.member(tenant, "ann@acme.example", PASSWORD, "tenant-admin");
        ManageSessions.SignedIn first = mintmark.signIn("ann@acme.example", Password.typed(PASSWORD));
        ManageSessions.SignedIn second = mintmark.signIn("ann@acme.example", Password.typed(PASSWORD));

        assertThat(first.tenantName()).contains("Acme");
        assertThat(mintmark.sessions.resume(sid(first)).map(Resumed::member)).contains(ann);
        mintmark.sessions.endSession(sid(first));
        assertThat(mintmark.sessions.resume(sid(first))).isEmpty();
        assertThat(mintmark.sessions.resume(sid(second)).map(Resumed::member)).contains(ann);
        mintmark.sessions.endAllSessions(ann.id());
        assertThat(mintmark.sessions.resume(sid(second))).isEmpty();
        ManageSessions.SignedIn third = mintmark.signIn("ann@acme.example", Password.typed(PASSWORD));
        mintmark.clock.advance(Duration.ofHours(12));
        assertThat(mintmark.sessions.resume(sid(third))).isEmpty();
    }

    @Test
    void aSessionTokenIsNoAccessToken() {
        mintmark.member(mintmark.activeTenant(), "ann@acme.example", PASSWORD, "tenant-viewer");
        ManageSessions.SignedIn signedIn = mintmark.signIn("ann@acme.example", Password.typed(PASSWORD));

        assertThat(mintmark.crypto.read(signedIn.accessToken()).key().purpose()).isEqualTo(KeyPurpose.SESSION);
        assertThat(mintmark.crypto.read(signedIn.accessToken()).claims())
                .containsEntry("iss", "https://mint.example/session")
                .containsEntry("aud", "mintmark-management")
                .containsEntry("groups", List.of("tenant-viewer"));
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownAddressAtTheSameCost() {
        mintmark.member(mintmark.activeTenant(), "ann@acme.example", PASSWORD, "tenant-viewer");

        Refused.with(Refusal.SIGN_IN_FAILED, () -> mintmark.signIn("ann@acme.example", Password.typed("wrong")));
        int afterWrongPassword = mintmark.hasher.comparisons();
        Refused.with(Refusal.SIGN_IN_FAILED, () -> mintmark.signIn("eve@acme.example", Password.typed("wrong")));
        assertThat(mintmark.hasher.comparisons() - afterWrongPassword).isEqualTo(afterWrongPassword);
    }

    @Test
    void makesEachSigningKeyOnceForAllNodes() {
        new ManageSigningKeysService(
                        mintmark.stores.unitOfWork(),
                        mintmark.stores.signingKeys(),
                        mintmark.stores.resourceServers(),
                        mintmark.crypto,
                        mintmark.audit,
                        mintmark.keyPolicy,
                        mintmark.clock)
                .advance();
        PublishKeys otherNode = new PublishKeysService(new KeyRing(
                mintmark.stores.unitOfWork(), mintmark.stores.signingKeys(), mintmark.stores.keyRevisions()));

        for (KeyPurpose purpose : KeyPurpose.values()) {
            assertThat(otherNode.publicJwks(purpose))
                    .as("one that signs, and one that stands by")
                    .isEqualTo(new PublishKeysService(mintmark.keys).publicJwks(purpose))
                    .hasSize(2);
        }
    }

    private SessionId sid(ManageSessions.SignedIn signedIn) {
        return SessionId.parse((String)
                        mintmark.crypto.read(signedIn.accessToken()).claims().get("sid"))
                .orElseThrow();
    }
}
