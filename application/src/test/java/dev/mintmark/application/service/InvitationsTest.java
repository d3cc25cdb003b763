package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.fake.RecordedAudit;
import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people are invited and become members. */
class InvitationsTest {
    private static final String GUEST = "guest@acme.example";
    private static final String PASSWORD = "several words do well";

    private final Installation mintmark = new Installation();
    private TenantId acme;
    private Member ann;

    @BeforeEach
    void anAdmin() {
        acme = mintmark.activeTenant();
        ann = mintmark.member(acme, "ann@acme.example", PASSWORD, "tenant-admin");
    }

    @Test
    void whoAcceptsBecomesAMemberUnderTheChosenNameAndSignsIn() {
        ManageInvitations.Issued issued = invite(Owner.of(acme), GUEST, null, "tenant-viewer");

        Member member = accept(issued.token(), "Guest");

        assertThat(member.tenant()).contains(acme);
        assertThat(member.roles()).containsExactly(Role.TENANT_VIEWER);
        assertThat(member.displayName().value()).isEqualTo("Guest");
        assertThat(mintmark.signIn(GUEST, Password.typed(PASSWORD)).member().id())
                .isEqualTo(member.id());
        assertThat(state(issued)).isEqualTo(Invitation.State.ACCEPTED);
    }

    @Test
    void anInvitedOperatorNeedsToSayNoNameIfTheInvitationDoes() {
        ManageInvitations.Issued issued = mintmark.invitations.invite(new ManageInvitations.Command(
                Owner.installation(),
                "olga@host.example",
                "Olga",
                List.of("platform-admin"),
                operator("oscar@host.example").id(),
                Optional.empty()));

        Member operator = accept(issued.token(), null);

        assertThat(operator.tenant()).isEmpty();
        assertThat(operator.displayName().value()).isEqualTo("Olga");
    }

    @Test
    void anInvitationIsGoodForOneFor72HoursUnlessItIsCancelled() {
        ManageInvitations.Issued used = invite(Owner.of(acme), GUEST, "Guest", "tenant-viewer");
        accept(used.token(), null);
        ManageInvitations.Issued cancelled = invite(Owner.of(acme), "b@acme.example", "B", "tenant-viewer");
        mintmark.invitations.cancel(Owner.of(acme), cancelled.invitation().id());
        ManageInvitations.Issued old = invite(Owner.of(acme), "c@acme.example", "C", "tenant-viewer");
        mintmark.clock.advance(Duration.ofHours(72));

        for (ManageInvitations.Issued issued : List.of(used, cancelled, old)) {
            Refused.with(Refusal.INVITATION_EXPIRED, () -> accept(issued.token(), "Again"));
        }
        Refused.with(
                Refusal.INVITATION_EXPIRED,
                () -> mintmark.invitations.accept(new ManageInvitations.Acceptance(
                        "mmi_mistyped", "Guest", Optional.of(Password.typed(PASSWORD)))));
        assertThat(List.of(state(used), state(cancelled), state(old)))
                .containsExactly(Invitation.State.ACCEPTED, Invitation.State.CANCELLED, Invitation.State.EXPIRED);
    }

    @Test
    void theHolderOfAPendingInvitationIsToldWhoseItIsAndWhoInvited() {
        ManageInvitations.Issued pending = invite(Owner.of(acme), GUEST, "Guest", "tenant-viewer");
        ManageInvitations.Issued toHost = mintmark.invitations.invite(new ManageInvitations.Command(
                Owner.installation(),
                "olga@host.example",
                null,
                List.of("platform-admin"),
                operator("oscar@host.example").id(),
                Optional.empty()));

        ManageInvitations.Preview preview =
                mintmark.invitations.preview(pending.token().reveal());

        assertThat(preview.invitation()).isEqualTo(pending.invitation());
        assertThat(preview.invitedBy()).isEqualTo(ann.displayName());
        assertThat(preview.tenant()).isPresent();
        assertThat(mintmark.invitations.preview(toHost.token().reveal()).tenant())
                .isEmpty();
        assertThat(state(pending)).isEqualTo(Invitation.State.PENDING);
    }

    @Test
    void nobodyElseIsToldAnythingOfAnInvitation() {
        ManageInvitations.Issued used = invite(Owner.of(acme), GUEST, "Guest", "tenant-viewer");
        accept(used.token(), null);
        ManageInvitations.Issued old = invite(Owner.of(acme), "c@acme.example", "C", "tenant-viewer");
        mintmark.clock.advance(Duration.ofHours(72));

        for (String token : List.of(used.token().reveal(), old.token().reveal(), "mmi_mistyped")) {
            Refused.with(Refusal.INVITATION_EXPIRED, () -> mintmark.invitations.preview(token));
        }
        assertThatFaults(() -> mintmark.invitations.preview(null)).containsExactly("token required");
    }

    @Test
    void aTakenAddressShowsOnAcceptanceAndLeavesTheInvitationPending() {
        ManageInvitations.Issued issued = invite(Owner.of(acme), "ANN@acme.example", "Ann", "tenant-viewer");

        Refused.with(Refusal.EMAIL_TAKEN, () -> accept(issued.token(), null));

        assertThat(state(issued)).isEqualTo(Invitation.State.PENDING);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThatFaults(() -> invite(Owner.of(acme), "nobody", "", "platform-admin"))
                .containsExactly("email invalid_email", "displayName required", "roles[0] invalid_role");
        assertThatFaults(() -> invite(Owner.installation(), GUEST, null, "tenant-admin"))
                .containsExactly("roles[0] invalid_role");
        ClientSecret token =
                invite(Owner.of(acme), GUEST, null, "tenant-viewer").token();
        assertThatFaults(() -> mintmark.invitations.accept(
                        new ManageInvitations.Acceptance(token.reveal(), null, Optional.of(Password.typed("short")))))
                .containsExactly("displayName required", "password weak_password");
        assertThatFaults(() ->
                        mintmark.invitations.accept(new ManageInvitations.Acceptance(null, "Guest", Optional.empty())))
                .containsExactly("token required");
        Refused.with(
                Refusal.NOT_FOUND,
                () -> invite(Owner.of(new TenantId(mintmark.generator.next())), GUEST, null, "tenant-viewer"));
    }

    @Test
    void onlyTheOwnInvitationsAreSeenAndCancelledAndAnAcceptedOneStaysAccepted() {
        Owner own = Owner.of(acme);
        ManageInvitations.Issued issued = invite(own, GUEST, "Guest", "tenant-viewer");
        Owner foreign = Owner.of(mintmark.activeTenant());

        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.invitations.cancel(foreign, issued.invitation().id()));
        assertThat(mintmark.invitations
                        .list(foreign, new Page.Request(5, Optional.empty()))
                        .items())
                .isEmpty();
        assertThat(mintmark.invitations
                        .list(own, new Page.Request(5, Optional.empty()))
                        .items())
                .containsExactly(issued.invitation());
        accept(issued.token(), null);
        Refused.with(
                Refusal.INVALID_TRANSITION,
                () -> mintmark.invitations.cancel(own, issued.invitation().id()));
    }

    @Test
    void theAuditTrailTellsWhoInvitedAndThatTheHolderAcceptedButNoToken() {
        ManageInvitations.Issued issued = invite(Owner.of(acme), GUEST, "Guest", "tenant-viewer");
        accept(issued.token(), null);

        List<RecordedAudit.Recorded> recorded = mintmark.audit.all();
        List<RecordedAudit.Recorded> last = recorded.subList(recorded.size() - 3, recorded.size());
        assertThat(last)
                .extracting(record -> record.entry().action())
                .containsExactly(
                        AuditAction.INVITATION_CREATED, AuditAction.INVITATION_ACCEPTED, AuditAction.MEMBER_ADDED);
        assertThat(last.get(2).actor()).isEqualTo(Actor.HOLDER_OF_THE_INVITATION);
        assertThat(recorded.toString())
                .doesNotContain(
                        issued.token().reveal(), issued.invitation().digest().hex());
    }

    @Test
    void anInvitationIsOfNoUseOnceWhoInvitedIsRemovedDemotedOrGivenAnotherPassword() {
        Member removed = mintmark.member(acme, "removed@acme.example", PASSWORD, "tenant-admin");
        Member demoted = mintmark.member(acme, "demoted@acme.example", PASSWORD, "tenant-admin");
        Member reset = mintmark.member(acme, "reset@acme.example", PASSWORD, "tenant-admin");
        List<ManageInvitations.Issued> issued = List.of(
                inviteBy(removed, Owner.of(acme), "1@acme.example"),
                inviteBy(demoted, Owner.of(acme), "2@acme.example"),
                inviteBy(reset, Owner.of(acme), "3@acme.example"));
        ManageInvitations.Issued byAnn = inviteBy(ann, Owner.of(acme), "4@acme.example");

        mintmark.members.remove(Owner.of(acme), removed.id(), Optional.empty());
        change(demoted, Optional.of(List.of("tenant-viewer")), Optional.empty());
        change(reset, Optional.empty(), Optional.of(Password.typed("quite another long phrase")));

        for (ManageInvitations.Issued cancelled : issued) {
            Refused.with(Refusal.INVITATION_EXPIRED, () -> accept(cancelled.token(), "Guest"));
            assertThat(state(cancelled)).isEqualTo(Invitation.State.CANCELLED);
        }
        assertThat(mintmark.audit.all())
                .filteredOn(record -> record.entry().action() == AuditAction.INVITATION_CANCELLED)
                .hasSize(3);
        assertThat(accept(byAnn.token(), "Guest").tenant()).contains(acme);
    }

    @Test
    void aRemovedOperatorsInvitationsAreOfNoUseWhereverTheyLead() {
        Member olga = operator("olga@host.example");
        operator("oscar@host.example");
        ManageInvitations.Issued asOperator = inviteBy(olga, Owner.installation(), "friend@host.example");
        ManageInvitations.Issued intoTenant = inviteBy(olga, Owner.of(acme), "friend@acme.example");

        mintmark.members.remove(Owner.installation(), olga.id(), Optional.empty());

        for (ManageInvitations.Issued cancelled : List.of(asOperator, intoTenant)) {
            Refused.with(Refusal.INVITATION_EXPIRED, () -> accept(cancelled.token(), "Friend"));
            assertThat(state(cancelled)).isEqualTo(Invitation.State.CANCELLED);
        }
    }

    @Test
    void whoChangesTheOwnPasswordOrNameKeepsTheInvitations() {
        ManageInvitations.Issued issued = invite(Owner.of(acme), GUEST, "Guest", "tenant-viewer");

        mintmark.changeOwnPassword.change(
                ann.id(),
                new SessionId(mintmark.generator.next()),
                Password.typed(PASSWORD),
                Password.typed("quite another long phrase"));
        mintmark.members.change(new ManageMembers.Change(
                Owner.of(acme), ann.id(), Optional.empty(), Optional.of("Ann B."), Optional.empty(), Optional.empty()));

        assertThat(accept(issued.token(), null).tenant()).contains(acme);
    }

    @Test
    void anInvitationThatItsMakerMayNotMakeIsOfNoUse() {
        ManageInvitations.Issued issued = inviteBy(ann, Owner.installation(), "friend@host.example");

        Refused.with(Refusal.INVITATION_EXPIRED, () -> accept(issued.token(), "Friend"));
    }

    /** Whoever has an invitation's link has its roles soon (docs/adr/0037). */
    @Test
    void supportResendsWhatIsNotAboveItself() {
        Member support = mintmark.operator("sue@host.example", Password.typed(PASSWORD), "platform-support");
        Member viewer = mintmark.operator("vic@host.example", Password.typed(PASSWORD), "platform-viewer");
        ManageInvitations.Issued toTenant = invite(Owner.of(acme), GUEST, null, "tenant-admin");
        Member admin = operator("olga@host.example");
        ManageInvitations.Issued admins = inviteBy(admin, Owner.installation(), "friend@host.example");
        ManageInvitations.Issued helpers = mintmark.invitations.invite(new ManageInvitations.Command(
                Owner.installation(),
                "helper@host.example",
                "Helper",
                List.of("platform-support", "platform-viewer"),
                admin.id(),
                Optional.empty()));

        Refused.with(Refusal.FORBIDDEN, () -> resend(toTenant, viewer));
        assertThat(accept(resend(toTenant, support).token(), "Guest").roles()).containsExactly(Role.TENANT_ADMIN);
        Refused.with(Refusal.FORBIDDEN, () -> resend(Owner.installation(), admins, support));
        ManageInvitations.Issued resent = resend(Owner.installation(), helpers, support);
        assertThat(accept(resent.token(), "Helper").roles())
                .containsExactlyInAnyOrder(Role.PLATFORM_SUPPORT, Role.PLATFORM_VIEWER);
    }

    @Test
    void whatSomebodyInvitedToEndsWithAnyRightThatIsTaken() {
        Member ben = mintmark.member(acme, "ben@acme.example", PASSWORD, "tenant-admin");
        ManageInvitations.Issued issued = inviteBy(ben, Owner.of(acme), GUEST);

        change(ben, Optional.of(List.of("tenant-developer", "tenant-security")), Optional.empty());

        assertThat(state(issued)).isEqualTo(Invitation.State.CANCELLED);
    }

    private ManageInvitations.Issued resend(Owner owner, ManageInvitations.Issued issued, Member sender) {
        return mintmark.invitations.resend(owner, issued.invitation().id(), sender, Optional.empty());
    }

    private Member operator(String email) {
        return mintmark.members.add(new ManageMembers.Command(
                Owner.installation(),
                email,
                "Operator",
                Optional.of(Password.typed(PASSWORD)),
                List.of("platform-admin"),
                false));
    }

    private void change(Member member, Optional<List<String>> roles, Optional<Password> password) {
        mintmark.members.change(new ManageMembers.Change(
                Owner.of(acme), member.id(), Optional.empty(), Optional.empty(), roles, password));
    }

    private ManageInvitations.Issued inviteBy(Member inviter, Owner owner, String email) {
        String role = owner.isInstallation() ? "platform-admin" : "tenant-viewer";
        return mintmark.invitations.invite(
                new ManageInvitations.Command(owner, email, "Guest", List.of(role), inviter.id(), Optional.empty()));
    }

    @Test
    void anotherLinkWorksForAsLongAsANewOneAndTheOldOneIsDead() {
        ManageInvitations.Issued first = invite(Owner.of(acme), GUEST, null, "tenant-viewer");
        mintmark.clock.advance(Invitation.LIFETIME);
        assertThat(state(first)).isEqualTo(Invitation.State.EXPIRED);

        ManageInvitations.Issued second = resend(first, ann);

        assertThat(second.invitation().expiresAt())
                .isEqualTo(mintmark.clock.instant().plus(Invitation.LIFETIME));
        assertThat(state(first)).isEqualTo(Invitation.State.PENDING);
        Refused.with(Refusal.INVITATION_EXPIRED, () -> accept(first.token(), "Guest"));
        assertThat(accept(second.token(), "Guest").tenant()).contains(acme);
        Refused.with(Refusal.INVALID_TRANSITION, () -> resend(first, ann));
    }

    @Test
    void nobodyResendsWhatWasCancelledOrIsOfOthers() {
        ManageInvitations.Issued issued = invite(Owner.of(acme), GUEST, null, "tenant-viewer");
        Owner others = Owner.of(mintmark.activeTenant());

        Refused.with(
                Refusal.NOT_FOUND,
                () -> mintmark.invitations.resend(others, issued.invitation().id(), ann, Optional.empty()));
        mintmark.invitations.cancel(Owner.of(acme), issued.invitation().id());

        Refused.with(Refusal.INVALID_TRANSITION, () -> resend(issued, ann));
    }

    @Test
    void whoeverResendsHasInvited() {
        Member ben = mintmark.member(acme, "ben@acme.example", PASSWORD, "tenant-admin");
        ManageInvitations.Issued byAnn = invite(Owner.of(acme), GUEST, null, "tenant-viewer");
        ManageInvitations.Issued byBen = resend(byAnn, ben);

        mintmark.members.remove(Owner.of(acme), ben.id(), Optional.empty());

        Refused.with(Refusal.INVITATION_EXPIRED, () -> accept(byBen.token(), "Guest"));
        assertThat(state(byAnn)).isEqualTo(Invitation.State.CANCELLED);
    }

    private ManageInvitations.Issued resend(ManageInvitations.Issued issued, Member sender) {
        return resend(Owner.of(acme), issued, sender);
    }

    private ManageInvitations.Issued invite(Owner owner, String email, String name, String role) {
        return mintmark.invitations.invite(
                new ManageInvitations.Command(owner, email, name, List.of(role), ann.id(), Optional.empty()));
    }

    private Member accept(ClientSecret token, String name) {
        return mintmark.invitations.accept(
                new ManageInvitations.Acceptance(token.reveal(), name, Optional.of(Password.typed(PASSWORD))));
    }

    private Invitation.State state(ManageInvitations.Issued issued) {
        Invitation invitation = issued.invitation();
        return mintmark.invitations.read(invitation.owner(), invitation.id()).state(mintmark.clock.instant());
    }

    private static AbstractListAssert<?, List<? extends String>, String, ?> assertThatFaults(Runnable refused) {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, refused::run);
        return assertThat(broken.violations())
                .extracting(
                        violation -> violation.field() + " " + violation.fault().code());
    }
}
