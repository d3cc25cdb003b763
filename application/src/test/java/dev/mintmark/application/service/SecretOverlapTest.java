package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.in.app.AppView;
import dev.mintmark.application.port.in.app.ManageAppCredentials.Regenerated;
import dev.mintmark.application.port.in.app.ManageAppCredentials.Regeneration;
import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.audit.FieldChange;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.domain.tenant.TenantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replaced secret goes on working for a while, when that is asked for (rules §6, overlap). */
class SecretOverlapTest {
    private static final Instant END = Installation.START.plus(Duration.ofDays(1));

    private final Installation mintmark = new Installation();
    private TenantId tenant;
    private AppId app;
    private ClientId clientId;
    private ClientSecret first;
    private ManageApps.Registered asking;

    @BeforeEach
    void anApp() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        ManageApps.Registered registered = mintmark.apps.register(wish(tenant, "Billing", "eu-1"));
        app = registered.view().app().id();
        clientId = registered.view().app().clientId();
        first = registered.secret();
        asking = mintmark.apps.register(wish(tenant, "Asking", "eu-1"));
    }

    private Regenerated regenerate(String overlap) {
        return mintmark.appCredentials.regenerateSecret(
                tenant, app, version -> new Regeneration(Optional.empty(), Optional.ofNullable(overlap)));
    }

    private void endOverlap() {
        mintmark.appCredentials.endOverlap(tenant, app, Optional.empty());
    }

    private boolean works(ClientSecret secret) {
        return mintmark.token(clientId, secret) instanceof IssueToken.Issued;
    }

    private String token(ClientSecret secret) {
        return ((IssueToken.Issued) mintmark.token(clientId, secret)).accessToken();
    }

    private boolean isActive(String token) {
        ClientProof proof =
                new ClientProof.SecretProof(Optional.of(asking.view().app().clientId()), Optional.of(asking.secret()));
        return mintmark.introspectToken.introspect(new IntrospectToken.AppCaller(proof), token)
                instanceof IntrospectToken.Active;
    }

    private AppView shown() {
        return mintmark.apps.read(tenant, app);
    }

    @Test
    void bothSecretsWorkUntilTheOverlapEndsByItsTime() {
        Regenerated regenerated = regenerate("P1D");

        assertThat(regenerated.previousSecretExpiresAt()).contains(END);
        mintmark.clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(works(first)).isTrue();
        assertThat(works(regenerated.secret())).isTrue();
        mintmark.clock.advance(Duration.ofSeconds(1));
        assertThat(works(first)).isFalse();
        assertThat(works(regenerated.secret())).isTrue();
        assertThat(shown().app().credentials().overlap()).as("not shown either").isEmpty();
    }

    @Test
    void withoutAnOverlapTheReplacedSecretIsDead() {
        Regenerated regenerated = regenerate(null);

        assertThat(regenerated.previousSecretExpiresAt()).isEmpty();
        assertThat(works(first)).isFalse();
    }

    @Test
    void tokensOfTheReplacedSecretStopCountingWhenTheOverlapEndsAndThoseOfTheNewOneDoNot() {
        String before = token(first);
        ClientSecret second = regenerate("P1D").secret();
        String ofFirst = token(first);
        String ofSecond = token(second);
        assertThat(isActive(before)).isTrue();
        assertThat(isActive(ofFirst)).isTrue();
        assertThat(isActive(ofSecond)).isTrue();

        endOverlap();

        assertThat(works(first)).isFalse();
        assertThat(isActive(before)).isFalse();
        assertThat(isActive(ofFirst)).isFalse();
        assertThat(isActive(ofSecond)).isTrue();
        assertThat(works(second)).isTrue();
        assertThat(shown().app().credentialVersion()).isEqualTo(2);
    }

    @Test
    void aThirdSecretNeverWorks() {
        ClientSecret second = regenerate("P1D").secret();
        String ofFirst = token(first);
        ClientSecret third = regenerate("P1D").secret();

        assertThat(works(first)).isFalse();
        assertThat(isActive(ofFirst)).isFalse();
        assertThat(works(second)).isTrue();
        assertThat(works(third)).isTrue();
    }

    @Test
    void anOverlapOutsideItsBoundsIsRefusedAfterTheAppIsFound() {
        for (String wrong : new String[] {"PT59S", "P7DT1S", "PT60.1S", "P1M", "1 day", ""}) {
            Refused.with("overlap", Fault.INVALID_DURATION, () -> regenerate(wrong));
        }
        assertThat(works(first)).isTrue();
        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.appCredentials.regenerateSecret(mintmark.activeTenant(), app, version -> {
                    throw new AssertionError("asked");
                }));
        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.appCredentials.endOverlap(mintmark.activeTenant(), app, Optional.empty()));
    }

    @Test
    void endingAnOverlapThatThereIsNotChangesNothing() {
        long version = shown().app().version();
        int recorded = mintmark.audit.all().size();
        endOverlap();
        regenerate("PT1M");
        mintmark.clock.advance(Duration.ofMinutes(1));
        endOverlap();

        assertThat(shown().app().version()).isEqualTo(version + 1);
        assertThat(mintmark.audit.all()).hasSize(recorded + 1);
    }

    @Test
    void anOverlapBeginsAndEndsInASuspendedTenantToo() {
        mintmark.become(tenant, TenantStatus.SUSPENDED);
        regenerate("P1D");
        endOverlap();

        assertThat(shown().app().credentials().overlap()).isEmpty();
    }

    @Test
    void theTrailSaysHowLongAndWhenItEnded() {
        Regenerated second = regenerate("P1D");
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.APP_SECRET_REGENERATED);
        assertThat(mintmark.audit.last().changes())
                .contains(
                        new FieldChange("previousSecretHint", Optional.empty(), Optional.of(first.hint())),
                        new FieldChange("previousSecretExpiresAt", Optional.empty(), Optional.of(END.toString())));

        endOverlap();
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.APP_SECRET_OVERLAP_ENDED);
        assertThat(mintmark.audit.last().changes())
                .containsExactly(
                        new FieldChange("previousSecretHint", Optional.of(first.hint()), Optional.empty()),
                        new FieldChange("previousSecretExpiresAt", Optional.of(END.toString()), Optional.empty()));
        assertThat(mintmark.audit.all().toString())
                .doesNotContain(first.reveal())
                .doesNotContain(second.secret().reveal());
    }

    @Test
    void itIsCountedWhichOfTwoSecretsWasUsed() {
        ClientSecret second = regenerate("P1D").secret();
        token(first);
        token(second);
        token(second);
        endOverlap();
        token(second);

        assertThat(mintmark.meter.all())
                .containsSubsequence("previous_secret of " + app, "new_secret of " + app, "new_secret of " + app);
        assertThat(mintmark.meter.all())
                .filteredOn(line -> line.startsWith("new_secret"))
                .hasSize(2);
    }

    @Test
    void whoeverHoldsTheReplacedSecretEndsTheOverlap() {
        ClientSecret second = regenerate("P1D").secret();
        String ofFirst = token(first);
        String ofSecond = token(second);

        mintmark.revokeSecret.revoke(first.reveal());

        assertThat(works(first)).isFalse();
        assertThat(isActive(ofFirst)).isFalse();
        assertThat(works(second)).isTrue();
        assertThat(isActive(ofSecond)).isTrue();
        assertThat(mintmark.audit.all()).last().satisfies(recorded -> {
            assertThat(recorded.actor()).isEqualTo(Actor.HOLDER_OF_THE_SECRET);
            assertThat(recorded.entry().action()).isEqualTo(AuditAction.APP_SECRET_REVOKED);
        });
        int recorded = mintmark.audit.all().size();
        mintmark.revokeSecret.revoke(first.reveal());
        assertThat(mintmark.audit.all()).hasSize(recorded);
    }

    @Test
    void whoeverHoldsTheNewSecretKillsItAndTheReplacedOneGoesOnUntilItsEnd() {
        ClientSecret second = regenerate("P1D").secret();
        String ofFirst = token(first);
        String ofSecond = token(second);

        mintmark.revokeSecret.revoke(second.reveal());

        assertThat(works(second)).isFalse();
        assertThat(isActive(ofSecond)).isFalse();
        assertThat(isActive(ofFirst)).as("all tokens so far are cut").isFalse();
        assertThat(isActive(token(first))).isTrue();
        ClientSecret third = regenerate("P1D").secret();
        assertThat(works(first)).isTrue();
        assertThat(works(third)).isTrue();
        mintmark.clock.advance(Duration.ofDays(1));
        assertThat(works(first)).isFalse();
        assertThat(works(third)).isTrue();
    }

    @Test
    void aReplacedSecretThatHasEndedIsNoSecretToRevoke() {
        regenerate("PT1M");
        mintmark.clock.advance(Duration.ofMinutes(1));
        int recorded = mintmark.audit.all().size();

        mintmark.revokeSecret.revoke(first.reveal());

        assertThat(mintmark.audit.all()).hasSize(recorded);
    }
}
