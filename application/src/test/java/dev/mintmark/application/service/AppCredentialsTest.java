package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.FakeAssertions;
import dev.mintmark.application.port.in.app.CheckIssuance;
import dev.mintmark.application.port.in.app.ManageAppCredentials;
import dev.mintmark.application.port.in.app.ManageAppCredentials.Regeneration;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.application.service.token.ForgetUsedAssertionsService;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.app.App;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.AuditEntry;
import dev.mintmark.domain.audit.FieldChange;
import dev.mintmark.domain.credential.ClientKey;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppCredentialsTest {
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

    private App stored() {
        return mintmark.apps.read(tenant, app).app();
    }

    private App putKeys(String... kids) {
        return put(Stream.of(kids)
                .<Map<String, Object>>map(kid -> Map.of("kid", kid))
                .toList());
    }

    private App put(List<Map<String, Object>> jwks) {
        return mintmark.appCredentials
                .replacePublicKeys(tenant, app, version -> keys(Optional.empty(), jwks))
                .app();
    }

    private static ManageAppCredentials.PublicKeys keys(Optional<Long> expected, List<Map<String, Object>> jwks) {
        return new ManageAppCredentials.PublicKeys(expected, Optional.of(jwks));
    }

    private void removeSecret() {
        mintmark.appCredentials.removeSecret(tenant, app, Optional.empty());
    }

    private String assertion(String kid, String tokenId) {
        String clientId = stored().clientId().value();
        return mintmark.assertions.sign(
                FakeAssertions.key(kid),
                new HashMap<>(Map.of(
                        "iss",
                        clientId,
                        "sub",
                        clientId,
                        "aud",
                        mintmark.policy.issuer(),
                        "exp",
                        mintmark.clock.instant().plusSeconds(60).getEpochSecond(),
                        "jti",
                        tokenId)));
    }

    private IssueToken.Outcome issueBy(String assertion) {
        return mintmark.issueToken.issue(new IssueToken.Command(
                new ClientProof.AssertionProof(assertion, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private IssueToken.Outcome issueBySecret() {
        return mintmark.token(stored().clientId(), registered.secret());
    }

    @Test
    void getsTokensByAssertionsOfEachOfItsKeys() {
        putKeys("one", "two");

        assertThat(issueBy(assertion("one", "a"))).isInstanceOf(IssueToken.Issued.class);
        assertThat(issueBy(assertion("two", "b"))).isInstanceOf(IssueToken.Issued.class);
        assertThat(issueBy(assertion("three", "c"))).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(issueBySecret()).isInstanceOf(IssueToken.Issued.class);
    }

    @Test
    void usesUpOnlyAssertionsThatHold() {
        String early = assertion("one", "a");
        assertThat(issueBy(early)).isEqualTo(new IssueToken.NotAuthenticated());

        putKeys("one");

        assertThat(issueBy(early)).isInstanceOf(IssueToken.Issued.class);
        assertThat(issueBy(early)).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(issueBy(assertion("one", "a")))
                .as("another assertion under the same id")
                .isEqualTo(new IssueToken.NotAuthenticated());
    }

    @Test
    void verifiesAsMuchForAnUnknownClientAsForAKnownOne() {
        putKeys("one");
        issueBy(assertion("one", "a"));
        int forAKnownOne = mintmark.assertions.verifications();
        String nobody = mintmark.generator.clientId().value();
        for (String clientId : List.of(nobody, "not-even-a-client-id")) {
            int before = mintmark.assertions.verifications();
            Map<String, Object> claims = Map.of(
                    "iss",
                    clientId,
                    "sub",
                    clientId,
                    "aud",
                    Installation.TOKEN_ENDPOINT,
                    "exp",
                    mintmark.clock.instant().plusSeconds(60).getEpochSecond(),
                    "jti",
                    "a");

            assertThat(issueBy(mintmark.assertions.sign(FakeAssertions.key("one"), claims)))
                    .isEqualTo(new IssueToken.NotAuthenticated());
            assertThat(mintmark.assertions.verifications() - before).isEqualTo(forAKnownOne);
        }
    }

    @Test
    void forgetsAssertionsOnlyWhenNoClockCanTakeThemForValid() {
        putKeys("one");
        ForgetUsedAssertionsService cleaning =
                new ForgetUsedAssertionsService(mintmark.stores.usedAssertions(), mintmark.clock);
        String assertion = assertion("one", "a");
        issueBy(assertion);

        mintmark.clock.advance(Duration.ofMinutes(4));
        cleaning.forget();
        assertThat(issueBy(assertion("one", "a"))).isEqualTo(new IssueToken.NotAuthenticated());

        mintmark.clock.advance(Duration.ofMinutes(3));
        cleaning.forget();
        assertThat(issueBy(assertion("one", "a"))).isInstanceOf(IssueToken.Issued.class);
    }

    @Test
    void livesWithoutASecretAndGetsOneAgain() {
        putKeys("one");
        removeSecret();

        assertThat(issueBySecret()).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(issueBy(assertion("one", "a"))).isInstanceOf(IssueToken.Issued.class);
        ManageAppCredentials.Regenerated regenerated =
                mintmark.appCredentials.regenerateSecret(tenant, app, version -> Regeneration.AT_ONCE);
        assertThat(mintmark.token(regenerated.clientId(), regenerated.secret())).isInstanceOf(IssueToken.Issued.class);
        assertThat(stored().credentialVersion()).isEqualTo(3);
    }

    @Test
    void cannotLoseItsLastCredential() {
        Refused.with(Refusal.LAST_CREDENTIAL, this::removeSecret);
        putKeys("one");
        removeSecret();
        Refused.with(Refusal.LAST_CREDENTIAL, () -> putKeys());
        assertThat(stored().credentials().publicKeys())
                .extracting(ClientKey::kid)
                .containsExactly("one");
    }

    @Test
    void refusesKeysThatCannotBeUsedBeforeItAsksForTheTenant() {
        mintmark.become(tenant, TenantStatus.SUSPENDED);

        Refused.with("keys", Fault.INVALID_JWK, () -> put(List.of(Map.of("kid", "one", "d", "private"))));
        Refused.with(Refusal.TENANT_INACTIVE, () -> putKeys("one"));
    }

    @Test
    void losesCredentialsButGetsNoKeysWhileItsTenantIsSuspended() {
        putKeys("one", "two");
        mintmark.become(tenant, TenantStatus.SUSPENDED);

        Refused.with(Refusal.TENANT_INACTIVE, () -> putKeys("one", "three"));
        putKeys("two");
        removeSecret();
        mintmark.appCredentials.regenerateSecret(tenant, app, version -> Regeneration.AT_ONCE);
        putKeys();
        assertThat(stored().credentials().publicKeys()).isEmpty();
    }

    @Test
    void refusesChangesThatTheirAuthorHasNotSeenAndThoseOfOthers() {
        long seen = stored().version();
        putKeys("one");

        Refused.with(
                Refusal.CHANGED_SINCE_READ,
                () -> mintmark.appCredentials.replacePublicKeys(
                        tenant, app, version -> keys(Optional.of(seen), List.of())));
        Refused.with(
                Refusal.CHANGED_SINCE_READ, () -> mintmark.appCredentials.removeSecret(tenant, app, Optional.of(seen)));
        TenantId other = mintmark.activeTenant();
        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.appCredentials.replacePublicKeys(other, app, version -> {
                    throw new AssertionError("asked");
                }));
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.appCredentials.removeSecret(other, app, Optional.empty()));
    }

    @Test
    void recordsEachChangeAndNothingWhereNothingChanges() {
        putKeys("one");
        AuditEntry keys = mintmark.audit.last();
        assertThat(keys.action()).isEqualTo(AuditAction.APP_PUBLIC_KEYS_CHANGED);
        assertThat(keys.owner()).isEqualTo(Owner.of(tenant));
        assertThat(keys.target().id()).isEqualTo(app.toString());
        assertThat(keys.changes())
                .containsExactly(new FieldChange(
                        "publicKeys",
                        Optional.of(List.of()),
                        Optional.of(List.of(FakeAssertions.key("one").label()))));
        int recorded = mintmark.audit.all().size();
        putKeys("one");
        assertThat(mintmark.audit.all()).hasSize(recorded);

        removeSecret();
        AuditEntry removed = mintmark.audit.last();
        assertThat(removed.action()).isEqualTo(AuditAction.APP_SECRET_REMOVED);
        assertThat(removed.changes())
                .containsExactly(
                        new FieldChange(
                                "secretHint", Optional.of(registered.secret().hint()), Optional.empty()),
                        new FieldChange("credentialVersion", Optional.of(1L), Optional.of(2L)));
        removeSecret();
        assertThat(mintmark.audit.all()).hasSize(recorded + 1);

        mintmark.appCredentials.regenerateSecret(tenant, app, version -> Regeneration.AT_ONCE);
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.APP_SECRET_REGENERATED);
    }

    @Test
    void losesALeakedSecretToWhoeverHoldsIt() {
        mintmark.revokeSecret.revoke(registered.secret().reveal());

        assertThat(issueBySecret()).isEqualTo(new IssueToken.NotAuthenticated());
        assertThat(stored().credentials().isEmpty()).isTrue();
        assertThat(stored().credentialVersion()).isEqualTo(2);
        assertThat(mintmark.audit.all()).last().satisfies(recorded -> {
            assertThat(recorded.actor()).isEqualTo(Actor.HOLDER_OF_THE_SECRET);
            assertThat(recorded.entry().action()).isEqualTo(AuditAction.APP_SECRET_REVOKED);
            assertThat(recorded.entry().toString())
                    .doesNotContain(registered.secret().reveal());
        });
        CheckIssuance.Report report = mintmark.checkIssuance.check(tenant, app, Optional.empty(), Optional.empty());
        assertThat(report.ready()).isFalse();
        assertThat(report.checks().get(0).check()).isEqualTo("credential");
        assertThat(report.checks().get(0).failure().map(CheckIssuance.Failure::code))
                .contains("credential_missing");
    }

    @Test
    void losesALeakedSecretInASuspendedTenantToo() {
        mintmark.become(tenant, TenantStatus.SUSPENDED);

        mintmark.revokeSecret.revoke(registered.secret().reveal());

        assertThat(stored().secret()).isEmpty();
    }

    @Test
    void losesNothingToWhoeverHoldsAnotherText() {
        int recorded = mintmark.audit.all().size();
        for (String text : List.of(
                "",
                "mms_",
                registered.secret().reveal() + "0",
                mintmark.generator.clientSecret().reveal(),
                "mmk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf09ySpR")) {
            mintmark.revokeSecret.revoke(text);
        }

        assertThat(issueBySecret()).isInstanceOf(IssueToken.Issued.class);
        assertThat(mintmark.audit.all()).hasSize(recorded);
    }
}
