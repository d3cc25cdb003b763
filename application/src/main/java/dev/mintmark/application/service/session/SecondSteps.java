package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.ManageSessions.SecondStep;
import dev.mintmark.application.port.in.session.ManageSessions.SignedIn;
import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.audit.AuditTrail;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.application.port.out.session.TotpSecrets;
import dev.mintmark.application.service.people.MemberEntries;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.AuditAction;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyChallenge.Purpose;
import dev.mintmark.domain.factor.PendingSignIn;
import dev.mintmark.domain.factor.RecoveryCode;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The second step of a sign-in: the factor, once the password was right (rules §13). */
final class SecondSteps {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String WRONG_PASSKEY =
            "This passkey does not let you in here. Try once more, or use another factor.";

    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Factors factors;
    private final PendingSignIns pending;
    private final TotpSecrets totps;
    private final PasskeyCeremonies passkeys;
    private final UsedPasskeys uses;
    private final PersonSessions people;
    private final SecretGenerator secrets;
    private final AuditTrail audit;
    private final int mostAMinute;
    private final Clock clock;

    SecondSteps(
            UnitOfWork unitOfWork,
            Members members,
            Factors factors,
            PendingSignIns pending,
            TotpSecrets totps,
            PasskeyCeremonies passkeys,
            PersonSessions people,
            SecretGenerator secrets,
            AuditTrail audit,
            int mostAMinute,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.factors = factors;
        this.pending = pending;
        this.totps = totps;
        this.passkeys = passkeys;
        this.uses = new UsedPasskeys(factors, audit);
        this.people = people;
        this.secrets = secrets;
        this.audit = audit;
        this.mostAMinute = mostAMinute;
        this.clock = clock;
    }

    /** Whether this member has to do one. Called inside a unit of work. */
    boolean isNeeded(Member member) {
        return factors.any(member.id());
    }

    /**
     * Begins it, for a locked member. Called inside a unit of work.
     *
     * @throws RuleBroken {@code too_many_requests} if too many were begun in the last minute
     */
    SecondStep begin(Member member, Instant now) {
        if (pending.countBegun(member.id(), now.minus(MINUTE)) >= mostAMinute) {
            throw new RuleBroken(Refusal.TOO_MANY_REQUESTS);
        }
        String token = secrets.tokenId() + secrets.tokenId();
        SecretDigest digest = SecretDigest.ofText(token);
        pending.add(PendingSignIn.start(digest, member, now));
        List<FactorKind> methods = new ArrayList<>();
        List<Passkey> held = factors.passkeys(member.id());
        if (!held.isEmpty()) {
            methods.add(FactorKind.PASSKEY);
        }
        if (factors.findTotp(member.id()).isPresent()) {
            methods.add(FactorKind.TOTP);
        }
        if (factors.countRecoveryCodes(member.id()) > 0) {
            methods.add(FactorKind.RECOVERY_CODE);
        }
        return new SecondStep(
                token,
                methods,
                Optional.of(held)
                        .filter(some -> !some.isEmpty())
                        .map(some -> passkeys.request(Purpose.SECOND_STEP, digest.hex(), some, now)));
    }

    SignedIn withCode(String token, String code, Device from) {
        return complete(token, FactorKind.TOTP, from, (member, now) -> isRight(member, code, now));
    }

    SignedIn withRecoveryCode(String token, String code, Device from) {
        return complete(token, FactorKind.RECOVERY_CODE, from, (member, now) -> RecoveryCode.parse(code)
                .filter(typed -> factors.useRecoveryCode(member.id(), typed.digest(member.id())))
                .isPresent());
    }

    SignedIn withPasskey(String token, PasskeyAssertion answer, Device from) {
        String about = SecretDigest.ofText(token).hex();
        return complete(token, FactorKind.PASSKEY, from, (member, now) -> factors.findPasskey(answer.credential())
                .filter(passkey -> passkey.member().equals(member.id()))
                .filter(passkey -> answer.holder().orElse(member.id()).equals(member.id()))
                .filter(passkey -> passkeys.judge(answer, passkey, Purpose.SECOND_STEP, about, now)
                        .filter(judged -> uses.use(member, passkey, judged.signCount(), now))
                        .isPresent())
                .isPresent());
    }

    private boolean isRight(Member member, String code, Instant now) {
        Optional<Totp> stored = factors.lockTotp(member.id());
        if (stored.isEmpty()) {
            return false;
        }
        Totp totp = stored.get();
        if (totp.isExhausted(now)) {
            throw new RuleBroken(
                    Refusal.TOO_MANY_REQUESTS,
                    "Too many wrong codes were sent for this account; somebody else may know the password. Sign in with"
                            + " a recovery code and choose another password, or wait for a day.");
        }
        boolean right = totps.step(totp, code, now)
                .filter(step -> factors.use(totp.id(), step, now))
                .isPresent();
        if (!right) {
            factors.failed(totp.failed(now));
        }
        return right;
    }

    private SignedIn complete(String token, FactorKind by, Device from, Proof proof) {
        SecretDigest digest = SecretDigest.ofText(token);
        return unitOfWork.execute(() -> answer(digest, by, from, proof)).get();
    }

    /**
     * What to answer when all is stored: a failure is counted, which must not be undone. The member's row is locked
     * before the others, by whoever needs both.
     */
    private Supplier<SignedIn> answer(SecretDigest token, FactorKind by, Device from, Proof proof) {
        Instant now = clock.instant();
        Optional<Member> found = pending.find(token).map(PendingSignIn::member).flatMap(members::lock);
        Optional<PendingSignIn> begun =
                found.flatMap(member -> pending.lock(token).filter(waiting -> waiting.isOpenFor(member, now)));
        if (begun.isEmpty()) {
            return () -> {
                throw new RuleBroken(Refusal.SIGN_IN_EXPIRED);
            };
        }
        Member member = found.get();
        if (!proof.isGiven(member, now)) {
            pending.failed(begun.get().failed());
            return () -> {
                throw by == FactorKind.PASSKEY
                        ? new RuleBroken(Refusal.WRONG_CODE, WRONG_PASSKEY)
                        : new RuleBroken(Refusal.WRONG_CODE);
            };
        }
        pending.remove(token);
        if (by == FactorKind.RECOVERY_CODE) {
            audit.recordAs(
                    MemberEntries.actor(member),
                    MemberEntries.entry(AuditAction.RECOVERY_CODE_USED, member)
                            .with("left", null, (long) factors.countRecoveryCodes(member.id())));
        }
        SignedIn signedIn = people.start(member, Optional.of(by), from, now);
        return () -> signedIn;
    }

    private interface Proof {
        /** Whether the member has the factor, which is used up by it. */
        boolean isGiven(Member member, Instant now);
    }
}
