package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.application.port.in.people.ManageManagementKeys;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of each thing there may be. */
class BoundsTest {
    private static final String EMAIL = "ann@acme.example";
    private static final String PASSWORD = "several words do well";

    private final Installation mintmark = new Installation();
    private TenantId acme;
    private Member ann;

    @BeforeEach
    void anAdmin() {
        acme = mintmark.activeTenant();
        ann = mintmark.member(acme, EMAIL, PASSWORD, "tenant-admin");
    }

    @Test
    void ofPendingInvitationsAndThoseThatAreSettledOrExpiredMakeRoom() {
        List<InvitationId> invited = new ArrayList<>();
        for (int i = 0; i < Bound.PENDING_INVITATIONS.most(); i++) {
            invited.add(invite(i));
        }

        Refused.with(Refusal.LIMIT_REACHED, () -> invite(1000));
        mintmark.invitations.cancel(Owner.of(acme), invited.get(0));
        invite(1001);
        Refused.with(Refusal.LIMIT_REACHED, () -> invite(1002));
        mintmark.clock.advance(Duration.ofHours(73));
        assertThat(invite(1003)).isNotNull();
    }

    @Test
    void ofMembersHoweverTheyComeIn() {
        ManageInvitations.Issued invitation = mintmark.invitations.invite(command(1));
        for (int i = 1; i < Bound.MEMBERS.most(); i++) {
            mintmark.member(acme, "member" + i + "@acme.example", PASSWORD, "tenant-viewer");
        }

        Refused.with(
                Refusal.LIMIT_REACHED, () -> mintmark.member(acme, "more@acme.example", PASSWORD, "tenant-viewer"));
        Refused.with(
                Refusal.LIMIT_REACHED,
                () -> mintmark.invitations.accept(new ManageInvitations.Acceptance(
                        invitation.token().reveal(), "Guest", Optional.of(Password.typed(PASSWORD)))));
        assertThat(mintmark.member(mintmark.activeTenant(), "more@acme.example", PASSWORD, "tenant-viewer"))
                .as("of another tenant")
                .isNotNull();
    }

    @Test
    void ofManagementKeysAndThoseThatExpiredAWeekAgoMakeRoom() {
        for (int i = 0; i < Bound.MANAGEMENT_KEYS.most(); i++) {
            make();
        }

        Refused.with(Refusal.LIMIT_REACHED, this::make);
        mintmark.clock.advance(Duration.ofDays(96));
        mintmark.sessions.forgetEnded();
        Refused.with(Refusal.LIMIT_REACHED, this::make);
        mintmark.clock.advance(Duration.ofDays(2));
        mintmark.sessions.forgetEnded();
        assertThat(make()).isNotNull();
    }

    @Test
    void ofResourceServers() {
        for (int i = 1; i < Bound.RESOURCE_SERVERS.most(); i++) {
            mintmark.resourceServer("Server " + i);
        }

        Refused.with(Refusal.LIMIT_REACHED, () -> mintmark.resourceServer("One more"));
    }

    @Test
    void ofOpenSessionsOfAPersonWhoseOldestEnd() {
        List<ManageSessions.SignedIn> signedIn = new ArrayList<>();
        for (int i = 0; i <= Bound.OPEN_SESSIONS.most(); i++) {
            signedIn.add(mintmark.signIn(EMAIL, Password.typed(PASSWORD)));
            mintmark.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(isOpen(signedIn.get(0))).isFalse();
        assertThat(signedIn.subList(1, signedIn.size())).allMatch(this::isOpen);
    }

    @Test
    void ofSignInsAMinuteOfAPersonAndOfEachKey() {
        ManageManagementKeys.Issued key = make();
        for (int i = 0; i < Installation.SIGN_INS_A_MINUTE; i++) {
            mintmark.signIn(EMAIL, Password.typed(PASSWORD));
            mintmark.sessions.signInWithKey(Optional.of(key.secret()));
        }
        int recorded = mintmark.audit.all().size();

        Refused.with(Refusal.TOO_MANY_REQUESTS, () -> mintmark.signIn(EMAIL, Password.typed(PASSWORD)));
        Refused.with(Refusal.TOO_MANY_REQUESTS, () -> mintmark.sessions.signInWithKey(Optional.of(key.secret())));
        assertThat(mintmark.audit.all()).as("nothing is written").hasSize(recorded);
        Refused.with(Refusal.SIGN_IN_FAILED, () -> mintmark.signIn(EMAIL, Password.typed("a wrong password")));
        assertThat(mintmark.sessions.signInWithKey(Optional.of(make().secret())))
                .isNotNull();

        mintmark.clock.advance(Duration.ofMinutes(1));
        assertThat(mintmark.signIn(EMAIL, Password.typed(PASSWORD))).isNotNull();
        assertThat(mintmark.sessions.signInWithKey(Optional.of(key.secret()))).isNotNull();
    }

    private InvitationId invite(int number) {
        return mintmark.invitations.invite(command(number)).invitation().id();
    }

    private ManageInvitations.Command command(int number) {
        return new ManageInvitations.Command(
                Owner.of(acme),
                "guest" + number + "@acme.example",
                "Guest",
                List.of("tenant-viewer"),
                ann.id(),
                Optional.empty());
    }

    private ManageManagementKeys.Issued make() {
        return mintmark.managementKeys.create(new ManageManagementKeys.Command(
                ann, Optional.empty(), "Deployment", "tenant-admin", Optional.empty(), Optional.empty()));
    }

    private boolean isOpen(ManageSessions.SignedIn signedIn) {
        return mintmark.sessions
                .resume(signedIn.refresh().orElseThrow().token().session())
                .isPresent();
    }
}
