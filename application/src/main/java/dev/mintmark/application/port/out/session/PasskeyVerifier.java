package dev.mintmark.application.port.out.session;

import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyCredential;
import dev.mintmark.domain.factor.PasskeyRegistration;
import java.util.Optional;

/**
 * Checks what devices answer (WebAuthn §7): that they answer this challenge, to a page of this service, for this
 * service, and that they have seen their person and made sure who it is.
 */
public interface PasskeyVerifier {
    /**
     * The challenge that was answered, as the device says; it proves nothing yet.
     *
     * @param clientData base64url
     * @return base64url; empty for what cannot be an answer
     */
    Optional<String> challenge(String clientData);

    /** The passkey that was made (WebAuthn §7.1); empty for whatever does not hold. */
    Optional<Made> verify(PasskeyRegistration answer, String challenge);

    /**
     * A passkey that was made.
     *
     * @param signCount how often it has signed; 0 if it does not count
     */
    record Made(PasskeyCredential credential, long signCount) {}

    /**
     * How often the passkey has signed, as it says (WebAuthn §7.2); empty for whatever does not hold. Whether that is
     * more often than before is not compared.
     */
    Optional<Long> verify(PasskeyAssertion answer, PasskeyCredential credential, String challenge);
}
