package dev.mintmark.application.service.session;

import dev.mintmark.application.port.in.session.ManageSessions.SignedIn;
import dev.mintmark.application.port.in.session.SignInWithPasskey;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyChallenge.Purpose;
import dev.mintmark.domain.factor.PasskeyRequest;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.Member;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets people in by a passkey. Its answer is checked outside of any transaction, and remembered once it holds: so it
 * counts once on all nodes, and whoever has no passkey makes nothing be stored.
 */
public final class SignInWithPasskeyService implements SignInWithPasskey {
    private final UnitOfWork unitOfWork;
    private final Members members;
    private final Factors factors;
    private final IdentityProviders providers;
    private final PasskeyCeremonies ceremonies;
    private final UsedPasskeys uses;
    private final PersonSessions people;
    private final Clock clock;

    public SignInWithPasskeyService(
            UnitOfWork unitOfWork,
            Members members,
            Factors factors,
            IdentityProviders providers,
            PasskeyCeremonies ceremonies,
            UsedPasskeys uses,
            PersonSessions people,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.members = members;
        this.factors = factors;
        this.providers = providers;
        this.ceremonies = ceremonies;
        this.uses = uses;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public PasskeyRequest begin() {
        return ceremonies.request(Purpose.SIGN_IN, "", List.of(), clock.instant());
    }

    /** Nobody was asked who it is: so the device has to say so (WebAuthn §7.2). */
    @Override
    public SignedIn finish(PasskeyAssertion answer, Device from) {
        Instant now = clock.instant();
        Passkey passkey = unitOfWork
                .execute(() -> factors.findPasskey(answer.credential()))
                .filter(found -> answer.holder().filter(found.member()::equals).isPresent())
                .orElseThrow(SignInWithPasskeyService::refusal);
        PasskeyCeremonies.Judged judged = ceremonies
                .judge(answer, passkey, Purpose.SIGN_IN, "", now)
                .filter(ceremonies::isFirstUse)
                .orElseThrow(SignInWithPasskeyService::refusal);
        return unitOfWork
                .execute(() -> answer(passkey, judged.signCount(), from, now))
                .get();
    }

    /** What to answer when all is stored: a passkey that two devices have is recorded, which must not be undone. */
    private Supplier<SignedIn> answer(Passkey judged, long signCount, Device from, Instant now) {
        Optional<Member> member = members.lock(judged.member()).filter(providers::allowPasswordOf);
        Optional<Passkey> passkey = factors.findPasskey(judged.credential().id())
                .filter(current -> current.id().equals(judged.id()));
        if (member.isEmpty() || passkey.isEmpty() || !uses.use(member.get(), passkey.get(), signCount, now)) {
            return () -> {
                throw refusal();
            };
        }
        SignedIn signedIn = people.start(member.get(), Optional.of(FactorKind.PASSKEY), from, now);
        return () -> signedIn;
    }

    private static RuleBroken refusal() {
        return new RuleBroken(
                Refusal.SIGN_IN_FAILED,
                "This passkey lets nobody in here, or it took too long. Try once more, or sign in with the password.");
    }
}
