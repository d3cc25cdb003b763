package dev.mintmark.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.FakeTotpSecrets;
import dev.mintmark.application.port.in.people.ManageMembers;
import dev.mintmark.application.port.in.session.ManageFactors;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.factor.FactorDuty;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.PendingSignIn;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.factor.TotpSetup;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.SecondFactorPolicy;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People register second factors, sign in with them, and lose them (rules §13). */
class SecondFactorTest {
    private static final String ANN = "ann@acme.example";
    private static final String OP = "op@host.example";
    private static final String OTHER_OP = "ox@host.example";
    private static final Password PASSWORD = Password.typed("several words do well");

    private final Installation mintmark = new Installation();
    private final TenantId tenant = mintmark.activeTenant();
    private final Member ann = mintmark.member(tenant, ANN, PASSWORD.reveal(), "tenant-admin");

    @Test
    void aPersonWithAFactorSignsInInTwoSteps() {
        Enrolled enrolled = enrol(ANN);
        mintmark.clock.advance(Totp.STEP);

        ManageSessions.SecondStep step = mintmark.firstStep(ANN, PASSWORD);
        assertThat(step.methods()).containsExactly(FactorKind.TOTP, FactorKind.RECOVERY_CODE);
        assertThat(step).hasToString("SecondStep(hidden)");

        ManageSessions.SignedIn signedIn = withCode(step, enrolled.code());

        assertThat(signedIn.member()).isEqualTo(ann);
        assertThat(signedIn.duty().orElseThrow()).isEqualTo(new FactorDuty(true, false, Optional.empty()));
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.MEMBER_SIGNED_IN);
        assertThat(mintmark.audit.last().changes())
                .anyMatch(change -> change.after().equals(Optional.of("totp")));
    }

    @Test
    void theFirstFactorGivesTenRecoveryCodesAndEndsOtherSessions() {
        ManageSessions.SignedIn elsewhere = mintmark.signIn(ANN, PASSWORD);

        Enrolled enrolled = enrol(ANN);

        assertThat(enrolled.codes()).hasSize(RecoveryCode.COUNT);
        assertThat(mintmark.sessions.resume(id(elsewhere))).isEmpty();
        assertThat(mintmark.sessions.resume(id(enrolled.session()))).isPresent();

        mintmark.clock.advance(Totp.STEP);
        TotpSetup another = mintmark.factors.beginTotp(ann.id());
        assertThat(mintmark.factors.confirmTotp(
                        ann.id(),
                        id(enrolled.session()),
                        FakeTotpSecrets.code(secret(another), mintmark.clock.instant())))
                .isEmpty();
        assertThat(view(ann.id()).totp().orElseThrow().id()).isEqualTo(another.id());
        assertThat(view(ann.id()).recoveryCodesLeft()).isEqualTo(RecoveryCode.COUNT);
    }

    @Test
    void nothingIsAFactorBeforeTheFirstCode() {
        ManageSessions.SignedIn signedIn = mintmark.signIn(ANN, PASSWORD);
        TotpSetup setup = mintmark.factors.beginTotp(ann.id());

        Refused.with("code", Fault.WRONG_TOTP_CODE, () -> mintmark.factors.confirmTotp(ann.id(), id(signedIn), "0"));
        Refused.with("code", Fault.REQUIRED, () -> mintmark.factors.confirmTotp(ann.id(), id(signedIn), " "));
        assertThat(mintmark.signIn(ANN, PASSWORD)).isNotNull();

        mintmark.clock.advance(Duration.ofHours(1));
        String code = FakeTotpSecrets.code(secret(setup), mintmark.clock.instant());
        Refused.with("code", Fault.WRONG_TOTP_CODE, () -> mintmark.factors.confirmTotp(ann.id(), id(signedIn), code));
        Refused.with(Refusal.OWN_FACTOR_MISSING, () -> mintmark.factors.renewRecoveryCodes(ann.id()));
    }

    @Test
    void aCodeWorksOnce() {
        Enrolled enrolled = enrol(ANN);
        mintmark.clock.advance(Totp.STEP);
        ManageSessions.SecondStep one = mintmark.firstStep(ANN, PASSWORD);
        ManageSessions.SecondStep two = mintmark.firstStep(ANN, PASSWORD);
        String code = enrolled.code();

        withCode(one, code);

        Refused.with(Refusal.WRONG_CODE, () -> withCode(two, code));
        Refused.with(Refusal.SIGN_IN_EXPIRED, () -> withCode(one, code));
    }

    @Test
    void aRecoveryCodeWorksOnceAndForItsMemberOnly() {
        Enrolled enrolled = enrol(ANN);
        mintmark.members.ensureFirstOperator(OP, PASSWORD, false);
        Enrolled operator = enrol(OP);
        String code = enrolled.codes().get(0).reveal();

        Refused.with(Refusal.WRONG_CODE, () -> withRecoveryCode(mintmark.firstStep(OP, PASSWORD), code));
        Refused.with(Refusal.WRONG_CODE, () -> withRecoveryCode(mintmark.firstStep(ANN, PASSWORD), "no code"));
        assertThat(withRecoveryCode(mintmark.firstStep(ANN, PASSWORD), code).member())
                .isEqualTo(ann);
        assertThat(mintmark.audit.all())
                .anyMatch(recorded -> recorded.entry().action() == AuditAction.RECOVERY_CODE_USED);
        Refused.with(Refusal.WRONG_CODE, () -> withRecoveryCode(mintmark.firstStep(ANN, PASSWORD), code));
        assertThat(view(ann.id()).recoveryCodesLeft()).isEqualTo(9);
        assertThat(operator.codes()).hasSize(RecoveryCode.COUNT);
    }

    @Test
    void otherRecoveryCodesTakeThePlaceOfThoseThatAreLeft() {
        Enrolled enrolled = enrol(ANN);

        List<RecoveryCode> others = mintmark.factors.renewRecoveryCodes(ann.id());

        Refused.with(
                Refusal.WRONG_CODE,
                () -> withRecoveryCode(
                        mintmark.firstStep(ANN, PASSWORD),
                        enrolled.codes().get(0).reveal()));
        assertThat(withRecoveryCode(
                        mintmark.firstStep(ANN, PASSWORD), others.get(0).reveal()))
                .isNotNull();
    }

    @Test
    void tenFailuresEndTheSecondStep() {
        Enrolled enrolled = enrol(ANN);
        mintmark.clock.advance(Totp.STEP);
        ManageSessions.SecondStep step = mintmark.firstStep(ANN, PASSWORD);
        for (int i = 0; i < PendingSignIn.MOST_FAILURES; i++) {
            Refused.with(Refusal.WRONG_CODE, () -> withCode(step, "000000"));
        }

        Refused.with(Refusal.SIGN_IN_EXPIRED, () -> withCode(step, enrolled.code()));
        assertThat(withCode(mintmark.firstStep(ANN, PASSWORD), enrolled.code())).isNotNull();
    }

    @Test
    void aHundredWrongCodesLeaveTheRecoveryCodesOnly() {
        Enrolled enrolled = enrol(ANN);
        mintmark.clock.advance(Totp.STEP);
        for (int i = 0; i < Totp.MOST_FAILURES; i++) {
            ManageSessions.SecondStep step = mintmark.firstStep(ANN, PASSWORD);
            Refused.with(Refusal.WRONG_CODE, () -> withCode(step, "000000"));
        }

        Refused.with(Refusal.TOO_MANY_REQUESTS, () -> withCode(mintmark.firstStep(ANN, PASSWORD), enrolled.code()));
        assertThat(withRecoveryCode(
                        mintmark.firstStep(ANN, PASSWORD),
                        enrolled.codes().get(0).reveal()))
                .isNotNull();
        mintmark.clock.advance(Duration.ofDays(1));
        assertThat(withCode(mintmark.firstStep(ANN, PASSWORD), enrolled.code())).isNotNull();
    }

    @Test
    void theSecondStepEndsWithItsTimeAndWithThePassword() {
        Enrolled enrolled = enrol(ANN);
        ManageSessions.SecondStep slow = mintmark.firstStep(ANN, PASSWORD);
        mintmark.clock.advance(PendingSignIn.LIFETIME);
        Refused.with(Refusal.SIGN_IN_EXPIRED, () -> withCode(slow, enrolled.code()));

        ManageSessions.SecondStep step = mintmark.firstStep(ANN, PASSWORD);
        mintmark.changeOwnPassword.change(
                ann.id(), id(enrolled.session()), PASSWORD, Password.typed("other words do as well"));
        Refused.with(Refusal.SIGN_IN_EXPIRED, () -> withCode(step, enrolled.code()));
        Refused.with(
                Refusal.SIGN_IN_EXPIRED,
                () -> mintmark.sessions.signInWithCode("no token", enrolled.code(), Installation.DEVICE));
        mintmark.sessions.forgetEnded();
    }

    @Test
    void aWrongPasswordSaysNothingOfAFactor() {
        enrol(ANN);

        Refused.with(
                Refusal.SIGN_IN_FAILED,
                () -> mintmark.sessions.signIn(ANN, Password.typed("several other words"), Installation.DEVICE));
    }

    @Test
    void anOperatorMayPutItOffForADayAndThenDoesNothingElse() {
        mintmark.members.ensureFirstOperator(OP, PASSWORD, false);
        ManageSessions.SignedIn signedIn = mintmark.signIn(OP, PASSWORD);
        assertThat(signedIn.duty().orElseThrow().putOffUntil()).contains(Installation.START.plus(FactorDuty.DEFERRAL));
        assertThat(owes(signedIn)).isFalse();

        mintmark.clock.advance(Duration.ofHours(23));
        ManageSessions.SignedIn later = mintmark.signIn(OP, PASSWORD);
        assertThat(owes(later)).isFalse();
        mintmark.clock.advance(Duration.ofHours(1));
        assertThat(owes(later)).isTrue();

        TotpSetup setup = mintmark.factors.beginTotp(later.member().id());
        mintmark.factors.confirmTotp(
                later.member().id(), id(later), FakeTotpSecrets.code(secret(setup), mintmark.clock.instant()));
        assertThat(owes(later)).isFalse();
    }

    @Test
    void aTenantMayDemandItAtOnce() {
        ManageSessions.SignedIn signedIn = mintmark.signIn(ANN, PASSWORD);
        mintmark.secondFactor(tenant, SecondFactorPolicy.REQUIRED);

        assertThat(owes(signedIn)).isTrue();
        assertThat(mintmark.signIn(ANN, PASSWORD).duty().orElseThrow().required())
                .isTrue();

        mintmark.secondFactor(tenant, SecondFactorPolicy.OPTIONAL);
        assertThat(owes(signedIn)).isFalse();
    }

    @Test
    void theLastFactorStaysWhereOneIsRequired() {
        Enrolled enrolled = enrol(ANN);
        mintmark.secondFactor(tenant, SecondFactorPolicy.REQUIRED);

        Refused.with(Refusal.LAST_FACTOR, () -> mintmark.factors.remove(ann.id(), enrolled.factor()));
        assertThat(view(ann.id()).totp()).isPresent();

        mintmark.secondFactor(tenant, SecondFactorPolicy.OPTIONAL);
        mintmark.factors.remove(ann.id(), enrolled.factor());
        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.SECOND_FACTOR_REMOVED);
        assertThat(view(ann.id()).recoveryCodesLeft()).isZero();
        assertThat(mintmark.signIn(ANN, PASSWORD)).isNotNull();
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.factors.remove(ann.id(), enrolled.factor()));
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.factors.remove(ann.id(), new FactorId(new UUID(0, 0))));
    }

    @Test
    void anOperatorWithAFactorRemovesThoseThatOthersHaveLost() {
        Enrolled enrolled = enrol(ANN);
        mintmark.members.ensureFirstOperator(OP, PASSWORD, false);
        MemberId operator = mintmark.signIn(OP, PASSWORD).member().id();
        Owner owner = Owner.of(tenant);

        Refused.with(Refusal.OWN_FACTOR_MISSING, () -> mintmark.factors.clear(owner, ann.id(), operator));
        enrol(OP);
        Refused.with(Refusal.NOT_FOUND, () -> mintmark.factors.clear(Owner.installation(), ann.id(), operator));
        mintmark.factors.clear(owner, ann.id(), operator);

        assertThat(mintmark.audit.last().action()).isEqualTo(AuditAction.SECOND_FACTORS_CLEARED);
        assertThat(mintmark.sessions.resume(id(enrolled.session()))).isEmpty();
        assertThat(mintmark.signIn(ANN, PASSWORD)).isNotNull();
    }

    /** The second of two who do this to each other has none any more. */
    @Test
    void ofTwoOperatorsOneKeepsItsFactor() {
        mintmark.members.ensureFirstOperator(OP, PASSWORD, false);
        mintmark.members.add(new ManageMembers.Command(
                Owner.installation(), OTHER_OP, "Ox", Optional.of(PASSWORD), List.of("platform-admin"), false));
        MemberId one = enrol(OP).session().member().id();
        MemberId two = enrol(OTHER_OP).session().member().id();

        mintmark.factors.clear(Owner.installation(), two, one);

        Refused.with(Refusal.OWN_FACTOR_MISSING, () -> mintmark.factors.clear(Owner.installation(), one, two));
        assertThat(view(one).totp()).isPresent();
    }

    @Test
    void whoRunsTheServiceLetsTheOnlyOperatorBackIn() {
        mintmark.members.ensureFirstOperator(OP, PASSWORD, false);
        enrol(OP);
        Password configured = Password.typed("configured words do well");
        String proof = mintmark.resetOperator
                .reset(OP, Optional.empty(), configured)
                .proof()
                .orElseThrow();

        mintmark.resetOperator.reset(OP, Optional.of(proof), configured);

        assertThat(mintmark.signIn(OP, configured).duty().orElseThrow().registered())
                .isFalse();
    }

    private boolean owes(ManageSessions.SignedIn signedIn) {
        return mintmark.sessions.resume(id(signedIn)).orElseThrow().factorOwed();
    }

    private Enrolled enrol(String email) {
        ManageSessions.SignedIn session = mintmark.signIn(email, PASSWORD);
        MemberId member = session.member().id();
        TotpSetup setup = mintmark.factors.beginTotp(member);
        List<RecoveryCode> codes = mintmark.factors.confirmTotp(
                member, id(session), FakeTotpSecrets.code(secret(setup), mintmark.clock.instant()));
        return new Enrolled(session, setup, codes);
    }

    private ManageSessions.SignedIn withCode(ManageSessions.SecondStep step, String code) {
        return mintmark.sessions.signInWithCode(step.token(), code, Installation.DEVICE);
    }

    private ManageSessions.SignedIn withRecoveryCode(ManageSessions.SecondStep step, String code) {
        return mintmark.sessions.signInWithRecoveryCode(step.token(), code, Installation.DEVICE);
    }

    private static SessionId id(ManageSessions.SignedIn signedIn) {
        return signedIn.refresh().orElseThrow().token().session();
    }

    private static String secret(TotpSetup setup) {
        return setup.reveal().replaceFirst(".*secret=([A-Z0-9]+)&.*", "$1");
    }

    /** What a person has after registering. */
    private final class Enrolled {
        private final ManageSessions.SignedIn session;
        private final TotpSetup setup;
        private final List<RecoveryCode> codes;

        Enrolled(ManageSessions.SignedIn session, TotpSetup setup, List<RecoveryCode> codes) {
            this.session = session;
            this.setup = setup;
            this.codes = codes;
        }

        ManageSessions.SignedIn session() {
            return session;
        }

        FactorId factor() {
            return setup.id();
        }

        List<RecoveryCode> codes() {
            return codes;
        }

        /** What the app shows now. */
        String code() {
            return FakeTotpSecrets.code(secret(setup), mintmark.clock.instant());
        }
    }

    private ManageFactors.View view(MemberId member) {
        return mintmark.factors.view(member, new SessionId(UUID.randomUUID()));
    }
}
