package dev.mintmark.application.service.session;

import dev.mintmark.application.port.out.SecretGenerator;
import dev.mintmark.application.port.out.session.PasskeyVerifier;
import dev.mintmark.application.port.out.session.SignInSeal;
import dev.mintmark.application.port.out.token.UsedAssertions;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyChallenge;
import dev.mintmark.domain.factor.PasskeyChallenge.Purpose;
import dev.mintmark.domain.factor.PasskeyCreation;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.domain.factor.PasskeyRequest;
import dev.mintmark.domain.factor.RelyingParty;
import dev.mintmark.domain.member.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks devices for passkeys and judges their answers. The challenge is sealed and comes back in the answer, so that
 * nobody who only asks makes anything be stored.
 */
public final class PasskeyCeremonies {
    private final RelyingParty party;
    private final PasskeyVerifier verifier;
    private final SignInSeal seal;
    private final UsedAssertions used;
    private final SecretGenerator secrets;

    public PasskeyCeremonies(
            RelyingParty party,
            PasskeyVerifier verifier,
            SignInSeal seal,
            UsedAssertions used,
            SecretGenerator secrets) {
        this.party = party;
        this.verifier = verifier;
        this.seal = seal;
        this.used = used;
        this.secrets = secrets;
    }

    PasskeyCreation creation(Member member, String about, List<Passkey> excluded, Instant now) {
        return new PasskeyCreation(challenge(Purpose.REGISTER, about, now), party, member, ids(excluded));
    }

    /** @param allowed empty for whichever the device has */
    PasskeyRequest request(Purpose purpose, String about, List<Passkey> allowed, Instant now) {
        return new PasskeyRequest(challenge(purpose, about, now), party, ids(allowed));
    }

    private String challenge(Purpose purpose, String about, Instant now) {
        return seal.seal(new PasskeyChallenge(
                        purpose, about, secrets.tokenId() + secrets.tokenId(), now.plus(PasskeyChallenge.LIFETIME))
                .text());
    }

    private static List<String> ids(List<Passkey> passkeys) {
        return passkeys.stream().map(passkey -> passkey.credential().id()).toList();
    }

    /**
     * The passkey that was made; empty for whatever does not hold, and for an answer of before. Called outside of any
     * unit of work.
     */
    Optional<PasskeyVerifier.Made> made(PasskeyRegistration answer, String about, Instant now) {
        return answered(answer.clientData(), Purpose.REGISTER, about, now)
                .flatMap(answered -> verifier.verify(answer, answered.sent()).filter(made -> isFirstUse(answered)));
    }

    /** How often the passkey has signed, as it says; empty for whatever does not hold. */
    Optional<Judged> judge(PasskeyAssertion answer, Passkey passkey, Purpose purpose, String about, Instant now) {
        return answered(answer.clientData(), purpose, about, now)
                .flatMap(answered -> verifier.verify(answer, passkey.credential(), answered.sent())
                        .map(count -> new Judged(answered, count)));
    }

    private Optional<Answered> answered(String clientData, Purpose purpose, String about, Instant now) {
        return verifier.challenge(clientData)
                .flatMap(sent -> seal.open(sent).flatMap(PasskeyChallenge::read).map(read -> new Answered(sent, read)))
                .filter(answered -> answered.challenge().isFor(purpose, about, now));
    }

    /** Whether the answer is the first to its challenge, on whatever node. Called outside of any unit of work. */
    boolean isFirstUse(Judged judged) {
        return isFirstUse(judged.answered());
    }

    private boolean isFirstUse(Answered answered) {
        PasskeyChallenge challenge = answered.challenge();
        return used.remember(challenge.digest().hex(), challenge.expiresAt());
    }

    /**
     * An answer that holds.
     *
     * @param signCount how often the passkey has signed, as it says
     */
    record Judged(Answered answered, long signCount) {}

    /** A challenge that came back. */
    record Answered(String sent, PasskeyChallenge challenge) {}
}
