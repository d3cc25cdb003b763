package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.RecordedAudit;
import dev.mintmark.application.port.in.people.ManageInvitations;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.ManageSessions.Resumed;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.Violation;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.member.IdempotencyKey;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.member.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How sessions of people begin, go on and end. */
class PersonSessionsTest {
    private static final String EMAIL = "ann@acme.example";
    private static final String PASSWORD = "several words do well";
    private static final String OTHER = "several other words do better";

    private static final IdempotencyKey KEY =
            IdempotencyKey.parse("0123456789abcdef-of-one").orElseThrow();
    private static final IdempotencyKey OTHER_KEY =
            IdempotencyKey.parse("0123456789abcdef-of-another").orElseThrow();

    private final Installation mintmark = new Installation();
    private Member ann;

    @BeforeEach
    void aMember() {
        ann = mintmark.member(mintmark.activeTenant(), EMAIL, PASSWORD, "tenant-admin");
    }

    @Test
    void aRefreshGivesAnotherTokenOfTheSameSession() {
        ManageSessions.SignedIn first = signIn();
        ManageSessions.SignedIn second = mintmark.refresh(token(first));

        assertThat(second.member()).isEqualTo(ann);
        assertThat(second.tenantName()).contains("Acme");
        assertThat(sid(second)).isEqualTo(sid(first));
        assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
        assertThat(token(second).reveal()).isNotEqualTo(token(first).reveal());
    }

    @Test
    void aReplayedTokenEndsTheSessionForTheThiefAndTheOwner() {
        ManageSessions.SignedIn first = signIn();
        ManageSessions.SignedIn second = mintmark.refresh(token(first));

        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(first)));

        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(second)));
        assertThat(mintmark.sessions.resume(sid(first))).isEmpty();
        RecordedAudit.Recorded last =
                mintmark.audit.all().get(mintmark.audit.all().size() - 1);
        assertThat(last.actor()).isEqualTo(Actor.SYSTEM);
        assertThat(last.entry().action()).isEqualTo(AuditAction.SESSION_REUSE_DETECTED);
        assertThat(last.entry().target().id()).isEqualTo(ann.id().toString());
    }

    @Test
    void aCallWhoseAnswerGotLostIsAnsweredAgainWithTheSameToken() {
        ManageSessions.SignedIn first = signIn();
        ManageSessions.SignedIn lost = mintmark.refresh(token(first), KEY);
        int recorded = mintmark.audit.all().size();
        mintmark.clock.advance(Duration.ofMinutes(1));

        ManageSessions.SignedIn again = mintmark.refresh(token(first), KEY);

        assertThat(token(again).reveal()).isEqualTo(token(lost).reveal());
        assertThat(again.member()).isEqualTo(ann);
        assertThat(again.refresh().orElseThrow().lifetime())
                .isEqualTo(Duration.ofHours(12).minusMinutes(1));
        assertThat(mintmark.audit.all()).hasSize(recorded);
        ManageSessions.SignedIn next = mintmark.refresh(token(again), OTHER_KEY);
        assertThat(sid(next)).isEqualTo(sid(first));
        assertThat(token(next).reveal()).isNotEqualTo(token(again).reveal());
    }

    @Test
    void aUsedTokenIsReplayedWithoutTheKeyWithAnotherAndAfterTheNextWasUsed() {
        ManageSessions.SignedIn one = signIn();
        mintmark.refresh(token(one), KEY);
        isReplayed(one, () -> mintmark.refresh(token(one)));

        ManageSessions.SignedIn two = signIn();
        mintmark.refresh(token(two), KEY);
        isReplayed(two, () -> mintmark.refresh(token(two), OTHER_KEY));

        ManageSessions.SignedIn three = signIn();
        mintmark.refresh(token(mintmark.refresh(token(three), KEY)), OTHER_KEY);
        isReplayed(three, () -> mintmark.refresh(token(three), KEY));

        ManageSessions.SignedIn four = signIn();
        mintmark.refresh(token(four));
        isReplayed(four, () -> mintmark.refresh(token(four), KEY));
    }

    private void isReplayed(ManageSessions.SignedIn session, Runnable call) {
        Refused.with(Refusal.NOT_SIGNED_IN, call::run);
        assertThat(mintmark.sessions.resume(sid(session))).isEmpty();
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.SESSION_REUSE_DETECTED);
    }

    @Test
    void aRepeatedCallGoesOnWithNoSessionThatHasEnded() {
        ManageSessions.SignedIn first = signIn();
        mintmark.refresh(token(first), KEY);
        mintmark.stores.unitOfWork().execute(() -> mintmark.stores
                .members()
                .update(ann.with(ann.displayName(), Set.of(Role.TENANT_VIEWER), mintmark.clock.instant())));

        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(first), KEY));

        assertThat(mintmark.audit.last().action()).isNotEqualTo(AuditAction.SESSION_REUSE_DETECTED);
    }

    @Test
    void aTokenThatNeverWasGivenEndsNothing() {
        ManageSessions.SignedIn first = signIn();

        Refused.with(
                Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(RefreshToken.first(sid(first), "guessed", "guessed")));
        Refused.with(
                Refusal.NOT_SIGNED_IN,
                () -> mintmark.refresh(
                        RefreshToken.first(new SessionId(mintmark.generator.next()), "guessed", "guessed")));

        assertThat(mintmark.sessions.resume(sid(first)).map(Resumed::member)).contains(ann);
    }

    @Test
    void anUnusedSessionEndsByItself() {
        ManageSessions.SignedIn signedIn = signIn();
        assertThat(signedIn.refresh().orElseThrow().lifetime()).isEqualTo(Duration.ofHours(12));

        mintmark.clock.advance(Duration.ofHours(12));

        assertThat(mintmark.sessions.resume(sid(signedIn))).isEmpty();
        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(signedIn)));
    }

    @Test
    void aSessionInUseGoesOnUntilItIsAsOldAsItMayBecome() {
        ManageSessions.SignedIn signedIn = signIn();
        for (int hours = 11; hours < 7 * 24; hours += 11) {
            mintmark.clock.advance(Duration.ofHours(11));
            signedIn = mintmark.refresh(token(signedIn));
        }
        assertThat(signedIn.refresh().orElseThrow().lifetime()).isEqualTo(Duration.ofHours(3));
        ManageSessions.SignedIn last = signedIn;

        mintmark.clock.advance(Duration.ofHours(3));

        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(last)));
    }

    @Test
    void aChangeOfRolesEndsTheSession() {
        ManageSessions.SignedIn signedIn = signIn();
        mintmark.stores.unitOfWork().execute(() -> mintmark.stores
                .members()
                .update(ann.with(ann.displayName(), Set.of(Role.TENANT_VIEWER), mintmark.clock.instant())));

        assertThat(mintmark.sessions.resume(sid(signedIn))).isEmpty();
        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(signedIn)));
    }

    @Test
    void noRefreshGoesOnWithASessionThatWasEnded() {
        ManageSessions.SignedIn one = signIn();
        ManageSessions.SignedIn two = signIn();

        mintmark.sessions.endSession(sid(one));
        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(one)));
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.MEMBER_SIGNED_OUT);
        mintmark.sessions.endAllSessions(ann.id());
        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(two)));
    }

    @Test
    void aSignInIsRecordedAsTheMembersOwnAct() {
        signIn();

        RecordedAudit.Recorded last =
                mintmark.audit.all().get(mintmark.audit.all().size() - 1);
        assertThat(last.actor())
                .isEqualTo(Actor.member(ann.id().toString(), ann.displayName().value()));
        assertThat(last.entry().action()).isEqualTo(AuditAction.MEMBER_SIGNED_IN);
        assertThat(last.entry().owner()).isEqualTo(ann.owner());
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndTheOldPassword() {
        ManageSessions.SignedIn here = signIn();
        ManageSessions.SignedIn elsewhere = signIn();

        change(here, PASSWORD, OTHER);

        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.MEMBER_PASSWORD_CHANGED);
        assertThat(mintmark.sessions.resume(sid(here))).isPresent();
        assertThat(mintmark.sessions.resume(sid(elsewhere))).isEmpty();
        Refused.with(Refusal.SIGN_IN_FAILED, this::signIn);
        assertThat(mintmark.signIn(EMAIL, Password.typed(OTHER)).member().id()).isEqualTo(ann.id());
    }

    @Test
    void theOldPasswordLetsNobodyInWhoseComparisonItsChangeOvertook() {
        ManageSessions.SignedIn here = signIn();
        ManageSessions slow = mintmark.sessionsWith(new PasswordHasher() {
            @Override
            public PasswordHash hash(Password password) {
                return mintmark.hasher.hash(password);
            }

            @Override
            public boolean matches(Password password, Optional<PasswordHash> hash) {
                boolean fits = mintmark.hasher.matches(password, hash);
                change(here, PASSWORD, OTHER);
                return fits;
            }
        });

        Refused.with(Refusal.SIGN_IN_FAILED, () -> slow.signIn(EMAIL, Password.typed(PASSWORD), Installation.DEVICE));
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndIsAnotherAndStrong() {
        ManageSessions.SignedIn here = signIn();

        assertThat(faults(here, "wrong", "short"))
                .containsExactlyInAnyOrder("current wrong_password", "new weak_password");
        assertThat(faults(here, "wrong", OTHER)).containsExactly("current wrong_password");
        assertThat(faults(here, PASSWORD, PASSWORD)).containsExactly("new weak_password");
        assertThat(signIn().member()).isEqualTo(ann);
    }

    @Test
    void aPasswordThatTheServiceMadeIsToBeReplacedAndThenForgotten() {
        mintmark.members.ensureFirstOperator("op@host.example", Password.typed(PASSWORD), true);
        ManageSessions.SignedIn before = mintmark.signIn("op@host.example", Password.typed(PASSWORD));
        assertThat(before.member().passwordChangeRequired()).isTrue();
        assertThat(mintmark.discarded).isEmpty();

        change(before, PASSWORD, OTHER);

        ManageSessions.SignedIn after = mintmark.refresh(token(before));
        assertThat(after.member().passwordChangeRequired()).isFalse();
        assertThat(mintmark.discarded).containsExactly("initial password");
        change(after, OTHER, PASSWORD);
        assertThat(mintmark.discarded).hasSize(1);
    }

    @Test
    void aPasswordThatAnOperatorChoosesIsToBeReplacedAndThatOfAnInvitedPersonIsNot() {
        Member newcomer = mintmark.members.add(new ManageMembers.Command(
                ann.owner(),
                "new@acme.example",
                "Newcomer",
                Optional.of(Password.typed(PASSWORD)),
                List.of("tenant-viewer"),
                true));
        ManageInvitations.Issued invitation = mintmark.invitations.invite(new ManageInvitations.Command(
                ann.owner(), "guest@acme.example", "Guest", List.of("tenant-viewer"), ann.id(), Optional.empty()));
        Member guest = mintmark.invitations.accept(new ManageInvitations.Acceptance(
                invitation.token().reveal(), "Guest", Optional.of(Password.typed(PASSWORD))));

        assertThat(newcomer.passwordChangeRequired()).isTrue();
        assertThat(guest.passwordChangeRequired()).isFalse();
        ManageSessions.SignedIn here = mintmark.signIn("new@acme.example", Password.typed(PASSWORD));
        change(here, PASSWORD, OTHER);
        assertThat(mintmark.sessions.resume(sid(here)).orElseThrow().member().passwordChangeRequired())
                .isFalse();
    }

    @Test
    void aTokenThatIsGivenUpEndsItsSessionAndNoOther() {
        ManageSessions.SignedIn here = signIn();
        ManageSessions.SignedIn elsewhere = signIn();

        mintmark.sessions.giveUp(token(here));

        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(here)));
        assertThat(mintmark.sessions.resume(sid(here))).isEmpty();
        assertThat(mintmark.sessions.resume(sid(elsewhere))).isPresent();
        RecordedAudit.Recorded last =
                mintmark.audit.all().get(mintmark.audit.all().size() - 1);
        assertThat(last.entry().action()).isEqualTo(AuditAction.MEMBER_SIGNED_OUT);
        assertThat(last.actor().id()).contains(ann.id().toString());

        int recorded = mintmark.audit.all().size();
        mintmark.sessions.giveUp(token(here));
        assertThat(mintmark.audit.all()).hasSize(recorded);
    }

    @Test
    void aReplayedTokenThatIsGivenUpEndsTheSessionAndIsReported() {
        ManageSessions.SignedIn first = signIn();
        ManageSessions.SignedIn second = mintmark.refresh(token(first));

        mintmark.sessions.giveUp(token(first));

        Refused.with(Refusal.NOT_SIGNED_IN, () -> mintmark.refresh(token(second)));
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.SESSION_REUSE_DETECTED);
    }

    @Test
    void aGuessedTokenThatIsGivenUpEndsNothing() {
        ManageSessions.SignedIn here = signIn();

        mintmark.sessions.giveUp(RefreshToken.first(sid(here), "guessed", "guessed"));

        assertThat(mintmark.sessions.resume(sid(here))).isPresent();
    }

    @Test
    void deadSessionsAreForgotten() {
        ManageSessions.SignedIn ended = signIn();
        ManageSessions.SignedIn goesOn = signIn();
        mintmark.sessions.endSession(sid(ended));
        mintmark.clock.advance(Duration.ofHours(2));

        mintmark.sessions.forgetEnded();

        assertThat(stored(ended)).isFalse();
        assertThat(stored(goesOn)).isTrue();
    }

    private ManageSessions.SignedIn signIn() {
        return mintmark.signIn(EMAIL, Password.typed(PASSWORD));
    }

    private void change(ManageSessions.SignedIn signedIn, String current, String replacement) {
        mintmark.changeOwnPassword.change(
                signedIn.member().id(), sid(signedIn), Password.typed(current), Password.typed(replacement));
    }

    private List<String> faults(ManageSessions.SignedIn signedIn, String current, String replacement) {
        RuleBroken broken =
                Assertions.catchThrowableOfType(RuleBroken.class, () -> change(signedIn, current, replacement));
        return broken.violations().stream().map(PersonSessionsTest::text).toList();
    }

    private static String text(Violation violation) {
        Fault fault = violation.fault();
        return violation.field() + " " + fault.code();
    }

    private boolean stored(ManageSessions.SignedIn signedIn) {
        return mintmark.stores
                .unitOfWork()
                .execute(() -> mintmark.stores.sessions().find(sid(signedIn)))
                .isPresent();
    }

    private static RefreshToken token(ManageSessions.SignedIn signedIn) {
        return signedIn.refresh().orElseThrow().token();
    }

    private SessionId sid(ManageSessions.SignedIn signedIn) {
        return token(signedIn).session();
    }
}
