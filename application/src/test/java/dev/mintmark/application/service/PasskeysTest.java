package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.FakePasskeyVerifier;
import dev.mintmark.application.fake.FakeTotpSecrets;
import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.RegisterPasskeys;
import dev.mintmark.application.service.session.TotpProtection;
import dev.mintmark.domain.Bound;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.factor.FactorDuty;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyChallenge;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.factor.TotpSetup;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** People register passkeys and sign in by them, after the password and without it (rules §13). */
class PasskeysTest {
    private static final String ANN = "ann@acme.example";
    private static final String BEN = "ben@acme.example";
    private static final Password PASSWORD = Password.typed("several words do well");

    private final Installation mintmark = new Installation();
    private final TenantId tenant = mintmark.activeTenant();
    private final Member ann = mintmark.member(tenant, ANN, PASSWORD.reveal(), "tenant-admin");
    private final Member ben = mintmark.member(tenant, BEN, PASSWORD.reveal(), "tenant-viewer");

    @Test
    void theFirstOneGivesRecoveryCodesAndEndsOtherSessions() {
        ManageSessions.SignedIn elsewhere = mintmark.signIn(ANN, PASSWORD);
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);

        RegisterPasskeys.Registered first = register(ann, here, "phone", 0);

        assertThat(first.recoveryCodes()).hasSize(RecoveryCode.COUNT);
        assertThat(first.passkey().name().value()).isEqualTo("My phone");
        assertThat(mintmark.sessions.resume(id(elsewhere))).isEmpty();
        assertThat(mintmark.sessions.resume(id(here))).isPresent();
        assertThat(mintmark.audit.all())
                .anyMatch(recorded -> recorded.entry().action() == AuditAction.SECOND_FACTOR_ADDED
                        && recorded.entry().changes().stream()
                                .anyMatch(change -> change.after().equals(Optional.of("passkey"))));
        RegisterPasskeys.Registered second = register(ann, here, "laptop", 0);
        assertThat(second.recoveryCodes()).isEmpty();
        assertThat(view(ann).passkeys()).containsExactly(first.passkey(), second.passkey());
        assertThat(view(ann).duty().registered()).isTrue();
        assertThat(mintmark.registerPasskeys.begin(ann.id(), id(here)).excluded())
                .containsExactly("phone", "laptop");
    }

    @Test
    void whatADeviceIsAskedNamesThisServiceAndTheMember() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);

        var creation = mintmark.registerPasskeys.begin(ann.id(), id(here));

        assertThat(creation.party().id()).isEqualTo("mint.example");
        assertThat(creation.member()).isEqualTo(ann);
        assertThat(creation.excluded()).isEmpty();
    }

    @Test
    void anAnswerRegistersOnceInItsSessionAndInTime() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);
        ManageSessions.SignedIn other = mintmark.signIn(BEN, PASSWORD);
        String challenge = challengeFor(ann, here);
        PasskeyRegistration answer = FakePasskeyVerifier.made(challenge, "phone", 0);

        refusedPasskey(() -> mintmark.registerPasskeys.finish(ben.id(), id(other), "Stolen", answer));
        refusedPasskey(() -> mintmark.registerPasskeys.finish(
                ann.id(), id(here), "Asked for a sign-in", FakePasskeyVerifier.made(signInChallenge(), "phone", 0)));
        refusedPasskey(() -> mintmark.registerPasskeys.finish(
                ann.id(), id(here), "Never asked", FakePasskeyVerifier.made("sealed:no challenge", "phone", 0)));
        Passkey registered = mintmark.registerPasskeys
                .finish(ann.id(), id(here), "My phone", answer)
                .passkey();
        mintmark.factors.remove(ann.id(), registered.id());
        refusedPasskey(() -> mintmark.registerPasskeys.finish(ann.id(), id(here), "Again", answer));

        String late = challengeFor(ann, here);
        mintmark.clock.advance(PasskeyChallenge.LIFETIME);
        refusedPasskey(() -> mintmark.registerPasskeys.finish(
                ann.id(), id(here), "Late", FakePasskeyVerifier.made(late, "laptop", 0)));
        assertThat(view(ann).passkeys()).isEmpty();
    }

    @Test
    void everyFaultIsNamedBeforeTheAnswerIsUsedUp() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);
        PasskeyRegistration answer = FakePasskeyVerifier.made(challengeFor(ann, here), "phone", 0);

        Refused.with("name", Fault.REQUIRED, () -> mintmark.registerPasskeys.finish(ann.id(), id(here), null, null));
        Refused.with(
                "credential", Fault.REQUIRED, () -> mintmark.registerPasskeys.finish(ann.id(), id(here), "", null));
        Refused.with(
                "name",
                Fault.TOO_LONG,
                () -> mintmark.registerPasskeys.finish(ann.id(), id(here), "x".repeat(101), answer));
        assertThat(mintmark.registerPasskeys.finish(ann.id(), id(here), " A phone ", answer))
                .isNotNull();
    }

    @Test
    void aPasskeyBelongsToOneMemberAndThereAreTwentyAtMost() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);
        register(ann, here, "phone", 0);
        ManageSessions.SignedIn other = mintmark.signIn(BEN, PASSWORD);

        Refused.with(Refusal.PASSKEY_TAKEN, () -> register(ben, other, "phone", 0));
        assertThat(view(ben).duty().registered()).isFalse();
        for (int i = 1; i < Bound.PASSKEYS.most(); i++) {
            register(ann, here, "key " + i, 0);
        }
        Refused.with(Refusal.LIMIT_REACHED, () -> mintmark.registerPasskeys.begin(ann.id(), id(here)));
    }

    @Test
    void aPasskeyIsASecondStep() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);
        register(ann, here, "phone", 1);

        ManageSessions.SecondStep step = mintmark.firstStep(ANN, PASSWORD);
        assertThat(step.methods()).containsExactly(FactorKind.PASSKEY, FactorKind.RECOVERY_CODE);
        assertThat(step.passkey().orElseThrow().allowed()).containsExactly("phone");
        ManageSessions.SignedIn signedIn = second(step, signed(step, "phone", 2, ann));

        assertThat(signedIn.member()).isEqualTo(ann);
        assertThat(signedIn.duty()).contains(new FactorDuty(true, false, Optional.empty()));
        assertThat(mintmark.audit.last().changes())
                .anyMatch(change -> change.after().equals(Optional.of("passkey")));
        assertThat(view(ann).passkeys().get(0).lastUsedAt()).contains(mintmark.clock.instant());
        Refused.with(Refusal.SIGN_IN_EXPIRED, () -> second(step, signed(step, "phone", 3, ann)));
    }

    @Test
    void theSecondStepTakesThePasskeysOfItsMemberForThisStepOnly() {
        register(ann, mintmark.signIn(ANN, PASSWORD), "phone", 0);
        register(ben, mintmark.signIn(BEN, PASSWORD), "other", 0);
        ManageSessions.SecondStep step = mintmark.firstStep(ANN, PASSWORD);
        ManageSessions.SecondStep another = mintmark.firstStep(ANN, PASSWORD);

        Refused.with(Refusal.WRONG_CODE, () -> second(step, signed(step, "other", 1, ben)));
        Refused.with(Refusal.WRONG_CODE, () -> second(step, signed(step, "nobody's", 1, ann)));
        Refused.with(Refusal.WRONG_CODE, () -> second(step, signed(step, "phone", 1, ben)));
        Refused.with(Refusal.WRONG_CODE, () -> second(step, signed(another, "phone", 1, ann)));
        Refused.with(
                Refusal.WRONG_CODE,
                () -> second(step, FakePasskeyVerifier.signed(signInChallenge(), "phone", 1, ann.id())));
        PasskeyAssertion nameless =
                FakePasskeyVerifier.signed(step.passkey().orElseThrow().challenge(), "phone", 1, null);
        assertThat(second(step, nameless).member()).isEqualTo(ann);
    }

    @Test
    void aPasskeySignsInAloneAndEachAnswerOnce() {
        register(ann, mintmark.signIn(ANN, PASSWORD), "phone", 0);
        mintmark.secondFactor(tenant, SecondFactorPolicy.REQUIRED);
        PasskeyAssertion answer = FakePasskeyVerifier.signed(signInChallenge(), "phone", 0, ann.id());

        ManageSessions.SignedIn signedIn = signIn(answer);

        assertThat(signedIn.member()).isEqualTo(ann);
        assertThat(signedIn.duty().orElseThrow().registered()).isTrue();
        assertThat(mintmark.sessions.resume(id(signedIn)).orElseThrow().factorOwed())
                .isFalse();
        assertThat(mintmark.sessions.resume(id(signedIn)).orElseThrow().fresh()).isTrue();
        Refused.with(Refusal.SIGN_IN_FAILED, () -> signIn(answer));
    }

    @Test
    void whatDoesNotHoldSignsNobodyIn() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);
        register(ann, here, "phone", 0);
        MemberId handle = ann.id();

        refused(FakePasskeyVerifier.signed(signInChallenge(), "nobody's", 0, handle));
        refused(FakePasskeyVerifier.signed(signInChallenge(), "phone", 0, null));
        refused(FakePasskeyVerifier.signed(signInChallenge(), "phone", 0, ben.id()));
        refused(FakePasskeyVerifier.signed("", "phone", 0, handle));
        refused(FakePasskeyVerifier.signed("sealed:REGISTER.x", "phone", 0, handle));
        refused(FakePasskeyVerifier.signed(challengeFor(ann, here), "phone", 0, handle));
        refused(FakePasskeyVerifier.signed(
                mintmark.firstStep(ANN, PASSWORD).passkey().orElseThrow().challenge(), "phone", 0, handle));
        refused(new PasskeyAssertion("phone", signInChallenge(), "0", "another key", Optional.of(handle)));
        String late = signInChallenge();
        mintmark.clock.advance(PasskeyChallenge.LIFETIME);
        refused(FakePasskeyVerifier.signed(late, "phone", 0, handle));
    }

    @Test
    void aPasskeyThatHasSignedLessOftenThanBeforeIsRefusedAndRecorded() {
        register(ann, mintmark.signIn(ANN, PASSWORD), "phone", 5);
        MemberId handle = ann.id();

        refused(FakePasskeyVerifier.signed(signInChallenge(), "phone", 5, handle));
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.PASSKEY_COPY_SUSPECTED);
        assertThat(mintmark.audit.all().get(mintmark.audit.all().size() - 1).actor())
                .isEqualTo(Actor.SYSTEM);
        ManageSessions.SecondStep step = mintmark.firstStep(ANN, PASSWORD);
        Refused.with(Refusal.WRONG_CODE, () -> second(step, signed(step, "phone", 4, ann)));
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.PASSKEY_COPY_SUSPECTED);

        assertThat(signIn(FakePasskeyVerifier.signed(signInChallenge(), "phone", 6, handle)))
                .isNotNull();
    }

    @Test
    void aRemovedPasskeySignsNobodyInAndTheLastOneStaysWhereOneIsRequired() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);
        Passkey phone = register(ann, here, "phone", 0).passkey();
        mintmark.secondFactor(tenant, SecondFactorPolicy.REQUIRED);
        Refused.with(Refusal.LAST_FACTOR, () -> mintmark.factors.remove(ann.id(), phone.id()));
        Passkey laptop = register(ann, here, "laptop", 0).passkey();

        Refused.with(Refusal.NOT_FOUND, () -> mintmark.factors.remove(ben.id(), phone.id()));
        mintmark.factors.remove(ann.id(), phone.id());

        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.SECOND_FACTOR_REMOVED);
        assertThat(mintmark.audit.last().changes())
                .anyMatch(change -> change.before().equals(Optional.of("passkey")));
        assertThat(view(ann).passkeys()).containsExactly(laptop);
        refused(FakePasskeyVerifier.signed(signInChallenge(), "phone", 0, ann.id()));
        mintmark.secondFactor(tenant, SecondFactorPolicy.OPTIONAL);
        mintmark.factors.remove(ann.id(), laptop.id());
        assertThat(view(ann).recoveryCodesLeft()).isZero();
        assertThat(mintmark.signIn(ANN, PASSWORD)).isNotNull();
    }

    @Test
    void timeBasedCodesAndPasskeysStandSideBySide() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);
        Passkey phone = register(ann, here, "phone", 0).passkey();
        TotpSetup setup = mintmark.factors.beginTotp(ann.id());
        String secret = setup.reveal().replaceFirst(".*secret=([A-Z0-9]+)&.*", "$1");
        assertThat(mintmark.factors.confirmTotp(
                        ann.id(), id(here), FakeTotpSecrets.code(secret, mintmark.clock.instant())))
                .isEmpty();

        assertThat(mintmark.firstStep(ANN, PASSWORD).methods())
                .containsExactly(FactorKind.PASSKEY, FactorKind.TOTP, FactorKind.RECOVERY_CODE);
        mintmark.factors.remove(ann.id(), setup.id());
        assertThat(view(ann).passkeys()).containsExactly(phone);
        assertThat(view(ann).recoveryCodesLeft()).isEqualTo(RecoveryCode.COUNT);
    }

    @Test
    void whoeverIsRemovedOrHasLostAllIsNotLetIn() {
        register(ann, mintmark.signIn(ANN, PASSWORD), "phone", 0);
        register(ben, mintmark.signIn(BEN, PASSWORD), "other", 0);
        mintmark.members.ensureFirstOperator("op@host.example", PASSWORD, false);
        ManageSessions.SignedIn operator = mintmark.signIn("op@host.example", PASSWORD);
        register(operator.member(), operator, "operator's", 0);

        mintmark.factors.clear(Owner.of(tenant), ann.id(), operator.member().id());
        mintmark.members.remove(Owner.of(tenant), ben.id(), Optional.empty());

        refused(FakePasskeyVerifier.signed(signInChallenge(), "phone", 0, ann.id()));
        refused(FakePasskeyVerifier.signed(signInChallenge(), "other", 0, ben.id()));
        assertThat(view(ann).passkeys()).isEmpty();
    }

    @Test
    void aKeyThatIsLostTakesTheCodesUnderItAndLeavesPasskeys() {
        ManageSessions.SignedIn here = mintmark.signIn(ANN, PASSWORD);
        TotpSetup setup = mintmark.factors.beginTotp(ann.id());
        String secret = setup.reveal().replaceFirst(".*secret=([A-Z0-9]+)&.*", "$1");
        mintmark.factors.confirmTotp(ann.id(), id(here), FakeTotpSecrets.code(secret, mintmark.clock.instant()));
        Passkey phone = register(ann, here, "phone", 0).passkey();
        TotpProtection protection = new TotpProtection(
                mintmark.stores.unitOfWork(),
                mintmark.stores.factors(),
                mintmark.stores.members(),
                mintmark.totps,
                mintmark.audit);

        assertThat(protection.discard(Set.of("kek"))).hasSize(1);

        assertThat(view(ann).totp()).isEmpty();
        assertThat(view(ann).passkeys()).containsExactly(phone);
        assertThat(view(ann).recoveryCodesLeft()).isEqualTo(RecoveryCode.COUNT);
    }

    private RegisterPasskeys.Registered register(
            Member member, ManageSessions.SignedIn session, String credential, long count) {
        return mintmark.registerPasskeys.finish(
                member.id(),
                id(session),
                "My phone",
                FakePasskeyVerifier.made(challengeFor(member, session), credential, count));
    }

    private String challengeFor(Member member, ManageSessions.SignedIn session) {
        return mintmark.registerPasskeys.begin(member.id(), id(session)).challenge();
    }

    private String signInChallenge() {
        return mintmark.signInWithPasskey.begin().challenge();
    }

    private static PasskeyAssertion signed(
            ManageSessions.SecondStep step, String credential, long count, Member member) {
        return FakePasskeyVerifier.signed(step.passkey().orElseThrow().challenge(), credential, count, member.id());
    }

    private ManageSessions.SignedIn second(ManageSessions.SecondStep step, PasskeyAssertion answer) {
        return mintmark.sessions.signInWithPasskey(step.token(), answer, Installation.DEVICE);
    }

    private ManageSessions.SignedIn signIn(PasskeyAssertion answer) {
        return mintmark.signInWithPasskey.finish(answer, Installation.DEVICE);
    }

    private void refused(PasskeyAssertion answer) {
        Refused.with(Refusal.SIGN_IN_FAILED, () -> signIn(answer));
    }

    private static void refusedPasskey(ThrowingCallable registration) {
        Refused.with("credential", Fault.INVALID_PASSKEY, registration);
    }

    private static SessionId id(ManageSessions.SignedIn signedIn) {
        return signedIn.refresh().orElseThrow().token().session();
    }

    private ManageFactors.View view(Member member) {
        return mintmark.factors.view(member.id(), new SessionId(UUID.randomUUID()));
    }
}
