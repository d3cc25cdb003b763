package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.FakeAssertions;
import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.in.app.ManageAppCredentials;
import dev.mintmark.application.port.in.app.ManageAppCredentials.Regeneration;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManageTenants;
import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.service.app.WarnOfExpiringSecretsService;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.tenant.PlanPolicy;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets past the greatest age that their tenant allows (rules §6, age). */
class SecretAgesTest {
    private final Installation mintmark = new Installation();
    private final List<String> warnings = new ArrayList<>();
    private final WarnOfExpiringSecretsService warning = new WarnOfExpiringSecretsService(
            mintmark.stores.unitOfWork(),
            mintmark.stores.apps(),
            (tenant, app, expiresAt) -> warnings.add(app.name() + " at " + expiresAt),
            mintmark.clock);
    private TenantId tenant;
    private ManageApps.Registered registered;
    private AppId app;

    @BeforeEach
    void anAppOfATenantWithAnAge() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        registered = mintmark.apps.register(wish(tenant, "Billing", "eu-1"));
        app = registered.view().app().id();
        mintmark.secretMaxAge(tenant, "P90D");
    }

    private static Instant day(long day) {
        return Installation.START.plus(Duration.ofDays(day));
    }

    private void until(long day) {
        mintmark.clock.advance(Duration.between(mintmark.clock.instant(), day(day)));
    }

    private IssueToken.Outcome token(ClientSecret secret) {
        return mintmark.token(registered.view().app().clientId(), secret);
    }

    private Optional<CheckIssuance.Failure> credentialCheck() {
        return mintmark.checkIssuance
                .check(tenant, app, Optional.empty(), Optional.empty())
                .checks()
                .get(0)
                .failure();
    }

    @Test
    void aSecretPastItIsRefusedAfterItHasProvenItself() {
        assertThat(mintmark.apps.read(tenant, app).secretExpiresAt()).contains(day(90));
        mintmark.clock.advance(Duration.ofDays(90).minusSeconds(1));
        assertThat(token(registered.secret())).isInstanceOf(IssueToken.Issued.class);
        assertThat(credentialCheck()).isEmpty();
        until(90);

        assertThat(token(registered.secret())).isEqualTo(new IssueToken.Refused(Blocked.SECRET_EXPIRED));
        assertThat(token(mintmark.generator.clientSecret())).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(credentialCheck().map(CheckIssuance.Failure::code)).contains("secret_expired");
        assertThat(mintmark.meter.all()).last().asString().startsWith("nobody");
        assertThat(mintmark.meter.all()).anyMatch(line -> line.startsWith("secret_expired"));
    }

    @Test
    void itIsSaidBeforeWhatElseBlocksTheApp() {
        mintmark.enable(tenant, app, false);
        until(90);

        assertThat(token(registered.secret())).isEqualTo(new IssueToken.Refused(Blocked.SECRET_EXPIRED));
    }

    @Test
    void anAppMayNotAskAboutTokensWithIt() {
        String token = ((IssueToken.Issued) token(registered.secret())).accessToken();
        until(90);
        ClientProof proof = new ClientProof.SecretProof(
                Optional.of(registered.view().app().clientId()), Optional.of(registered.secret()));

        assertThat(mintmark.introspectToken.introspect(new IntrospectToken.AppCaller(proof), token))
                .isEqualTo(new IntrospectToken.CallerBlocked(Blocked.SECRET_EXPIRED));
    }

    @Test
    void noneExpiresWithin30DaysAfterTheAgeWasSetOrChanged() {
        until(1000);
        mintmark.secretMaxAge(tenant, "P80D");
        mintmark.clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(token(registered.secret())).isInstanceOf(IssueToken.Issued.class);
        mintmark.secretMaxAge(tenant, "P80D");
        mintmark.clock.advance(Duration.ofSeconds(1));
        assertThat(token(registered.secret())).isEqualTo(new IssueToken.Refused(Blocked.SECRET_EXPIRED));

        mintmark.secretMaxAge(tenant, "");
        assertThat(token(registered.secret())).isInstanceOf(IssueToken.Issued.class);
        assertThat(mintmark.apps.read(tenant, app).secretExpiresAt()).isEmpty();
    }

    @Test
    void aNewSecretWorksAndAnExpiredOneDoesNotOverlap() {
        until(90);
        ClientSecret second = mintmark.appCredentials
                .regenerateSecret(tenant, app, version -> new Regeneration(Optional.empty(), Optional.of("P1D")))
                .secret();

        assertThat(token(second)).isInstanceOf(IssueToken.Issued.class);
        assertThat(token(registered.secret())).isEqualTo(new IssueToken.Refused(Blocked.SECRET_EXPIRED));
        assertThat(credentialCheck()).isEmpty();
    }

    @Test
    void publicKeysHaveNoAge() {
        mintmark.appCredentials.replacePublicKeys(
                tenant,
                app,
                version -> new ManageAppCredentials.PublicKeys(
                        Optional.empty(), Optional.of(List.of(Map.of("kid", "one")))));
        until(90);
        String clientId = registered.view().app().clientId().value();
        String assertion = mintmark.assertions.sign(
                FakeAssertions.key("one"),
                Map.of(
                        "iss",
                        clientId,
                        "sub",
                        clientId,
                        "aud",
                        mintmark.policy.issuer(),
                        "exp",
                        mintmark.clock.instant().plusSeconds(60).getEpochSecond(),
                        "jti",
                        "a"));

        assertThat(mintmark.issueToken.issue(new IssueToken.Command(
                        new ClientProof.AssertionProof(assertion, Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())))
                .isInstanceOf(IssueToken.Issued.class);
        assertThat(credentialCheck()).isEmpty();
    }

    @Test
    void anAgeOutsideItsBoundsIsRefused() {
        for (String wrong : List.of("PT23H", "P3651D", "90")) {
            Refused.with("secretMaxAge", Fault.INVALID_DURATION, () -> mintmark.secretMaxAge(tenant, wrong));
            Refused.with(
                    "secretMaxAge",
                    Fault.INVALID_DURATION,
                    () -> mintmark.tenants.register(
                            "B", Optional.empty(), PlanPolicy.OPEN, Optional.of(wrong), SecondFactorPolicy.OPTIONAL));
        }
        assertThat(mintmark.tenants
                        .register(
                                "B", Optional.empty(), PlanPolicy.OPEN, Optional.of("P1D"), SecondFactorPolicy.OPTIONAL)
                        .secretAge())
                .isPresent();
    }

    @Test
    void anOperatorIsToldBeforeHowManySecretsAreOlder() {
        TenantId other = mintmark.activeTenant();
        mintmark.apps.register(wish(other, "Theirs", "eu-1"));
        until(10);
        mintmark.apps.register(wish(tenant, "Younger", "eu-1"));

        assertThat(mintmark.tenants.impactOfSecretAge(Duration.ofDays(9), Optional.empty()))
                .isEqualTo(new ManageTenants.SecretAgeImpact(2, 2));
        assertThat(mintmark.tenants.impactOfSecretAge(Duration.ofDays(9), Optional.of(tenant)))
                .isEqualTo(new ManageTenants.SecretAgeImpact(1, 1));
        assertThat(mintmark.tenants.impactOfSecretAge(Duration.ofDays(10), Optional.empty()))
                .isEqualTo(new ManageTenants.SecretAgeImpact(0, 0));
    }

    @Test
    void isWarnedOfThirtyFourteenSevenAndOneDayBefore() {
        for (int day = 0; day < 100; day++) {
            until(day);
            warning.warn();
            warning.warn();
        }

        assertThat(warnings).hasSize(4).containsOnly("Billing at " + day(90));
    }

    @Test
    void isWarnedOfAnewWhenTheSecretWasReplaced() {
        until(89);
        warning.warn();
        mintmark.appCredentials.regenerateSecret(tenant, app, version -> Regeneration.AT_ONCE);
        warning.warn();
        assertThat(warnings).hasSize(1);

        until(89 + 60);
        warning.warn();
        assertThat(warnings).containsExactly("Billing at " + day(90), "Billing at " + day(89 + 90));
    }

    @Test
    void nobodyIsWarnedOfSecretsThatMayBecomeAsOldAsTheyWill() {
        mintmark.secretMaxAge(tenant, "");
        until(89);
        warning.warn();

        assertThat(warnings).isEmpty();
    }
}
