package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.session.PasskeyVerifier;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyCredential;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.domain.member.MemberId;
import java.util.Optional;

/** Believes devices that say the challenge, and sign by saying the public key. */
public final class FakePasskeyVerifier implements PasskeyVerifier {
    /** What a device says that has made a passkey. */
    public static PasskeyRegistration made(String challenge, String id, long count) {
        return new PasskeyRegistration(challenge, id + "/key of " + id + "/" + count);
    }

    /** What a device says that signs in; the holder may be null. */
    public static PasskeyAssertion signed(String challenge, String id, long count, MemberId holder) {
        return new PasskeyAssertion(id, challenge, Long.toString(count), "key of " + id, Optional.ofNullable(holder));
    }

    @Override
    public Optional<String> challenge(String clientData) {
        return Optional.of(clientData).filter(text -> !text.isEmpty());
    }

    @Override
    public Optional<Made> verify(PasskeyRegistration answer, String challenge) {
        String[] parts = answer.attestation().split("/");
        return answer.clientData().equals(challenge) && parts.length == 3
                ? Optional.of(new Made(new PasskeyCredential(parts[0], parts[1]), Long.parseLong(parts[2])))
                : Optional.empty();
    }

    @Override
    public Optional<Long> verify(PasskeyAssertion answer, PasskeyCredential credential, String challenge) {
        return answer.clientData().equals(challenge)
                        && answer.credential().equals(credential.id())
                        && answer.signature().equals(credential.publicKey())
                ? Optional.of(Long.parseLong(answer.authenticatorData()))
                : Optional.empty();
    }
}
