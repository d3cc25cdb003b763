package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.RecordedAudit;
import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.application.port.in.people.ManageManagementKeys;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.people.ResetPasswords;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordReset;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has lost the password gets a link from an admin or operator, and chooses another one by it (rules §13). */
class PasswordResetsTest {
    private static final String EMAIL = "ben@acme.example";
    private static final Password LOST = Password.typed("several words do well");
    private static final Password CHOSEN = Password.typed("several other words do better");

    private final Installation mintmark = new Installation();
    private final TenantId tenant = mintmark.activeTenant();
    private final Owner acme = Owner.of(tenant);
    private final Member ann = mintmark.member(tenant, "ann@acme.example", LOST.reveal(), "tenant-admin");
    private final Member ben = mintmark.member(tenant, EMAIL, LOST.reveal(), "tenant-admin");

    @Test
    void theLinkLetsTheMemberChooseAnotherPasswordOnce() {
        ClientSecret link = issue(ben, ann);

        Member changed = reset(link);

        assertThat(changed.id()).isEqualTo(ben.id());
        assertThat(mintmark.signIn(EMAIL, CHOSEN).member().passwordChangeRequired())
                .isFalse();
        Refused.with(Refusal.SIGN_IN_FAILED, () -> mintmark.signIn(EMAIL, LOST));
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(link));
    }

    @Test
    void theMembersSessionsEndWhenTheLinkIsMadeAndWhenItIsUsed() {
        ManageSessions.SignedIn before = mintmark.signIn(EMAIL, LOST);
        ClientSecret link = issue(ben, ann);
        Refused.with(Refusal.NOT_SIGNED_IN, () -> refresh(before));

        ManageSessions.SignedIn between = mintmark.signIn(EMAIL, LOST);
        reset(link);

        Refused.with(Refusal.NOT_SIGNED_IN, () -> refresh(between));
    }

    @Test
    void itWorksFor24HoursAndTheNextOneTakesItsPlace() {
        ClientSecret first = issue(ben, ann);
        ClientSecret second = issue(ben, ann);
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(first));

        mintmark.clock.advance(PasswordReset.LIFETIME);

        Refused.with(Refusal.RESET_EXPIRED, () -> reset(second));
        ClientSecret third = issue(ben, ann);
        mintmark.clock.advance(PasswordReset.LIFETIME.minus(Duration.ofMillis(1)));
        assertThat(reset(third).id()).isEqualTo(ben.id());
    }

    @Test
    void everyFaultIsNamedAndTheLinkStaysGood() {
        ClientSecret link = issue(ben, ann);

        Refused.with(Refusal.VALIDATION_FAILED, () -> mintmark.resetPasswords.reset(null, Optional.of(CHOSEN)));
        Refused.with(Refusal.VALIDATION_FAILED, () -> mintmark.resetPasswords.reset(link.reveal(), Optional.empty()));
        Refused.with(
                Refusal.VALIDATION_FAILED,
                () -> mintmark.resetPasswords.reset(link.reveal(), Optional.of(Password.typed("unbelievable"))));
        Refused.with(Refusal.RESET_EXPIRED, () -> mintmark.resetPasswords.reset("mmp_x", Optional.of(CHOSEN)));

        assertThat(reset(link).id()).isEqualTo(ben.id());
    }

    @Test
    void onlyThoseOfTheOwnerAreReset() {
        Owner others = Owner.of(mintmark.activeTenant());

        Refused.with(Refusal.NOT_FOUND, () -> issue(others, ben, ann));
        Refused.with(Refusal.NOT_FOUND, () -> issue(Owner.installation(), ben, ann));
    }

    /** By the link one is whom it is for: so it is never for somebody above oneself (docs/adr/0037). */
    @Test
    void supportMakesLinksForMembersAndForNobodyAboveItself() {
        Member admin = mintmark.operator("olga@host.example", LOST, "platform-admin");
        Member support = mintmark.operator("sue@host.example", LOST, "platform-support", "platform-viewer");
        Member viewer = mintmark.operator("vic@host.example", LOST, "platform-viewer");

        assertThat(reset(issue(acme, ben, support)).id()).isEqualTo(ben.id());
        assertThat(reset(issue(Owner.installation(), viewer, support)).id()).isEqualTo(viewer.id());
        Refused.with(Refusal.FORBIDDEN, () -> issue(Owner.installation(), admin, support));
        Refused.with(
                Refusal.FORBIDDEN, () -> issue(Owner.installation(), admin, admin.limitedTo(Role.PLATFORM_SUPPORT)));
        Refused.with(Refusal.FORBIDDEN, () -> issue(acme, ben, viewer));

        ClientSecret link = issue(Owner.installation(), viewer, support);
        mintmark.members.change(new ManageMembers.Change(
                Owner.installation(),
                viewer.id(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of("platform-admin")),
                Optional.empty()));
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(link));
    }

    @Test
    void itIsOfNoUseOnceWhoMadeItIsRemovedDemotedOrGetsAnotherPassword() {
        Member eve = mintmark.member(tenant, "eve@acme.example", LOST.reveal(), "tenant-admin");
        ClientSecret ofPassword = issue(ben, eve);
        change(eve, Optional.empty(), Optional.of(CHOSEN));
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(ofPassword));

        ClientSecret ofReset = issue(ben, eve);
        reset(issue(eve, ann));
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(ofReset));

        ClientSecret ofDemotion = issue(ben, eve);
        change(eve, Optional.of(List.of("tenant-viewer")), Optional.empty());
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(ofDemotion));

        change(eve, Optional.of(List.of("tenant-admin")), Optional.empty());
        ClientSecret ofRemoval = issue(ben, eve);
        mintmark.members.remove(acme, eve.id(), Optional.empty());
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(ofRemoval));
    }

    @Test
    void itIsOfNoUseOnceThePasswordChangesOtherwise() {
        ClientSecret byOthers = issue(ben, ann);
        change(ben, Optional.empty(), Optional.of(CHOSEN));
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(byOthers));

        ClientSecret byOneself = issue(ben, ann);
        ManageSessions.SignedIn signedIn = mintmark.signIn(EMAIL, CHOSEN);
        mintmark.changeOwnPassword.change(
                ben.id(), signedIn.refresh().orElseThrow().token().session(), CHOSEN, LOST);
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(byOneself));
    }

    @Test
    void itGoesWithTheKeyThatMadeItAndWhoeverFindsItMayKillIt() {
        ManageManagementKeys.Issued key = mintmark.managementKeys.create(new ManageManagementKeys.Command(
                ann, Optional.empty(), "CI", "tenant-admin", Optional.empty(), Optional.empty()));
        ClientSecret byKey = mintmark.resetPasswords
                .issue(new ResetPasswords.Command(
                        acme, ben.id(), ann, Optional.of(key.key().id())))
                .token();
        mintmark.managementKeys.delete(acme, key.key().id());
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(byKey));

        ClientSecret leaked = issue(ben, ann);
        mintmark.revokeSecret.revoke(" " + leaked.reveal() + "\n");
        Refused.with(Refusal.RESET_EXPIRED, () -> reset(leaked));
        RecordedAudit.Recorded last =
                mintmark.audit.all().get(mintmark.audit.all().size() - 1);
        assertThat(last.actor()).isEqualTo(Actor.HOLDER_OF_THE_SECRET);
        assertThat(last.entry().action()).isEqualTo(AuditAction.MEMBER_RESET_LINK_REVOKED);
    }

    @Test
    void whatTheMemberInvitedToIsCancelledAndTheTrailNamesTheHolderButNoToken() {
        ManageInvitations.Issued invitation = mintmark.invitations.invite(new ManageInvitations.Command(
                acme, "guest@acme.example", null, List.of("tenant-viewer"), ben.id(), Optional.empty()));
        ClientSecret link = issue(ben, ann);
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.MEMBER_RESET_LINK_MADE);

        reset(link);

        Refused.with(
                Refusal.INVITATION_EXPIRED,
                () -> mintmark.invitations.accept(
                        new ManageInvitations.Acceptance(invitation.token().reveal(), "Guest", Optional.of(CHOSEN))));
        List<RecordedAudit.Recorded> all = mintmark.audit.all();
        assertThat(all.subList(all.size() - 2, all.size()))
                .extracting(RecordedAudit.Recorded::actor)
                .containsOnly(Actor.HOLDER_OF_THE_RESET_LINK);
        assertThat(all.subList(all.size() - 2, all.size()))
                .extracting(recorded -> recorded.entry().action())
                .containsExactly(AuditAction.INVITATION_CANCELLED, AuditAction.MEMBER_PASSWORD_CHANGED);
        assertThat(all.toString()).doesNotContain(link.reveal());
    }

    private void change(Member member, Optional<List<String>> roles, Optional<Password> password) {
        mintmark.members.change(
                new ManageMembers.Change(acme, member.id(), Optional.empty(), Optional.empty(), roles, password));
    }

    private void refresh(ManageSessions.SignedIn signedIn) {
        mintmark.refresh(signedIn.refresh().orElseThrow().token());
    }

    private ClientSecret issue(Member member, Member maker) {
        return issue(acme, member, maker);
    }

    private ClientSecret issue(Owner owner, Member member, Member maker) {
        return mintmark.resetPasswords
                .issue(new ResetPasswords.Command(owner, member.id(), maker, Optional.empty()))
                .token();
    }

    private Member reset(ClientSecret link) {
        return mintmark.resetPasswords.reset(link.reveal(), Optional.of(CHOSEN));
    }
}
