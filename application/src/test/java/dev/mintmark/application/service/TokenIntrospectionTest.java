package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static dev.mintmark.application.service.Installation.wishWithPlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.in.app.ManageAppCredentials.Regeneration;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.plan.PlanStatus;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenIntrospectionTest {
    private final Installation mintmark = new Installation();
    private TenantId tenant;
    private ManageApps.Registered app;
    private ManageResourceServers.IssuedCredential server;
    private String token;

    @BeforeEach
    void aTokenAndAResourceServer() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        mintmark.plan("small", PlanStatus.ACTIVE);
        app = mintmark.apps.register(wishWithPlan(tenant, "Billing", "eu-1", "small"));
        server = mintmark.resourceServer("Documents");
        token = tokenOf(app);
    }

    private String tokenOf(ManageApps.Registered of) {
        return ((IssueToken.Issued) mintmark.token(of.view().app().clientId(), of.secret())).accessToken();
    }

    private IntrospectToken.Outcome asked(String about) {
        return mintmark.introspectToken.introspect(
                new IntrospectToken.ResourceServerCaller(
                        Optional.of(server.server().clientId()), Optional.of(server.secret())),
                about);
    }

    private IntrospectToken.Outcome askedBy(ManageApps.Registered caller) {
        return mintmark.introspectToken.introspect(
                new IntrospectToken.AppCaller(new ClientProof.SecretProof(
                        Optional.of(caller.view().app().clientId()), Optional.of(caller.secret()))),
                token);
    }

    private void isActive() {
        assertThat(asked(token)).isInstanceOf(IntrospectToken.Active.class);
    }

    private void isInactive() {
        assertThat(asked(token)).isEqualTo(new IntrospectToken.Inactive());
    }

    private AppId id() {
        return app.view().app().id();
    }

    private void enable(ManageApps.Registered of, boolean enabled) {
        mintmark.enable(tenant, of.view().app().id(), enabled);
    }

    @Test
    void tellsAllClaimsOfAnActiveToken() {
        assertThat(((IntrospectToken.Active) asked(token)).claims())
                .containsEntry("client_id", app.view().app().clientId().value())
                .containsEntry("credentialVersion", 1L)
                .containsEntry("limits", Map.of("plan", "small", "revision", 1));
    }

    @Test
    void holdsSteps3To6AgainstTheTokenEachTime() {
        enable(app, false);
        isInactive();
        enable(app, true);
        isActive();
        mintmark.become(tenant, TenantStatus.SUSPENDED);
        isInactive();
        mintmark.become(tenant, TenantStatus.ACTIVE);
        mintmark.planBecomes("small", PlanStatus.ARCHIVED);
        isActive();
        mintmark.planBecomes("small", PlanStatus.RETIRED);
        isInactive();
    }

    @Test
    void knowsTheCredentialVersionAndNoTimeOfAnyChange() {
        mintmark.clock.advance(Duration.ofMinutes(-1));
        mintmark.appCredentials.regenerateSecret(tenant, id(), version -> Regeneration.AT_ONCE);
        isInactive();
    }

    @Test
    void endsWithTheToken() {
        mintmark.clock.advance(mintmark.policy.lifetime().minusSeconds(1));
        isActive();
        mintmark.clock.advance(Duration.ofSeconds(1));
        isInactive();
    }

    @Test
    void endsWithTheAppAndWithARevokedSecret() {
        mintmark.revokeSecret.revoke(app.secret().reveal());
        isInactive();
        ManageApps.Registered other = mintmark.apps.register(wish(tenant, "Other", "eu-1"));
        String itsToken = tokenOf(other);
        mintmark.apps.delete(tenant, other.view().app().id(), Optional.empty());
        assertThat(asked(itsToken)).isEqualTo(new IntrospectToken.Inactive());
    }

    @Test
    void endsWithARevokedSigningKeyButNotWithARetiredOne() {
        String kid = mintmark.crypto.read(token).key().kid();
        mintmark.keyRotation.rotate(true);
        isActive();
        mintmark.keyRotation.revoke(kid);
        isInactive();
    }

    @Test
    void tellsAnAppOfItsOwnTenantOnly() {
        ManageApps.Registered sister = mintmark.apps.register(wish(tenant, "Sister", "eu-1"));
        ManageApps.Registered stranger = mintmark.apps.register(wish(mintmark.activeTenant(), "Stranger", "eu-1"));

        assertThat(askedBy(app)).isInstanceOf(IntrospectToken.Active.class);
        assertThat(askedBy(sister)).isInstanceOf(IntrospectToken.Active.class);
        assertThat(askedBy(stranger)).isEqualTo(new IntrospectToken.Inactive());
    }

    @Test
    void servesNoAppThatWouldGetNoToken() {
        ManageApps.Registered sister = mintmark.apps.register(wish(tenant, "Sister", "eu-1"));
        enable(sister, false);

        assertThat(askedBy(sister)).isEqualTo(new IntrospectToken.CallerBlocked(Blocked.APP_DISABLED));
    }

    @Test
    void servesNobodyWhoHasNotProvenWhoItIs() {
        ClientSecret wrong = mintmark.generator.clientSecret();
        Optional<ResourceServerClientId> known = Optional.of(server.server().clientId());
        for (IntrospectToken.Caller caller : new IntrospectToken.Caller[] {
            new IntrospectToken.ResourceServerCaller(known, Optional.empty()),
            new IntrospectToken.ResourceServerCaller(known, Optional.of(wrong)),
            new IntrospectToken.ResourceServerCaller(Optional.empty(), Optional.of(server.secret())),
            new IntrospectToken.ResourceServerCaller(
                    Optional.of(mintmark.generator.resourceServerClientId()), Optional.of(server.secret())),
            new IntrospectToken.AppCaller(
                    new ClientProof.SecretProof(Optional.of(app.view().app().clientId()), Optional.of(wrong)))
        }) {
            assertThat(mintmark.introspectToken.introspect(caller, token))
                    .isEqualTo(new IntrospectToken.NotAuthenticated());
        }
    }

    @Test
    void knowsNoOtherTokens() {
        assertThat(asked("garbage")).isEqualTo(new IntrospectToken.Inactive());
        assertThat(asked("")).isEqualTo(new IntrospectToken.Inactive());
    }

    @Test
    void servesAResourceServerUntilItsSecretIsReplacedRevokedOrGone() {
        ManageResourceServers.IssuedCredential old = server;
        server = mintmark.resourceServers.regenerate(old.server().id(), Optional.empty());
        isActive();
        ManageResourceServers.IssuedCredential current = server;
        server = new ManageResourceServers.IssuedCredential(old.server(), old.secret());
        assertThat(asked(token)).isEqualTo(new IntrospectToken.NotAuthenticated());

        mintmark.revokeSecret.revoke(current.secret().reveal());
        server = current;
        assertThat(asked(token)).isEqualTo(new IntrospectToken.NotAuthenticated());
        assertThat(mintmark.audit.all()).last().satisfies(recorded -> {
            assertThat(recorded.actor()).isEqualTo(Actor.HOLDER_OF_THE_SECRET);
            assertThat(recorded.entry().action()).isEqualTo(AuditAction.RESOURCE_SERVER_SECRET_REVOKED);
            assertThat(recorded.entry().owner()).isEqualTo(Owner.installation());
        });

        server = mintmark.resourceServers.regenerate(old.server().id(), Optional.empty());
        isActive();
        mintmark.resourceServers.remove(old.server().id(), Optional.empty());
        assertThat(asked(token)).isEqualTo(new IntrospectToken.NotAuthenticated());
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.RESOURCE_SERVER_DELETED);
        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.resourceServers.read(old.server().id()));
    }

    @Test
    void refusesANamelessResourceServerAndChangesThatTheirAuthorHasNotSeen() {
        Refused.with("name", Fault.REQUIRED, () -> mintmark.resourceServer(null));
        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> mintmark.resourceServers.regenerate(server.server().id(), Optional.of(9L)));
        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> mintmark.resourceServers.remove(server.server().id(), Optional.of(9L)));
    }
}
