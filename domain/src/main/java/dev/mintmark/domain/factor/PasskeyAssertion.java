package dev.mintmark.domain.factor;

import dev.mintmark.domain.member.MemberId;
import java.util.Optional;

/**
 * What a device answers that was asked to sign in by a passkey (WebAuthn §5.2.2), unchecked: base64url texts, empty
 * where something is missing.
 *
 * @param credential which passkey
 * @param clientData what it was asked, and by which page
 * @param authenticatorData for whom it signed, whether it has seen its person, and how often it has signed
 * @param signature over both
 * @param holder whose the passkey is, as the device says; an id that nobody has for what cannot be one; empty if the
 *     device does not say
 */
public record PasskeyAssertion(
        String credential, String clientData, String authenticatorData, String signature, Optional<MemberId> holder) {
    @Override
    public String toString() {
        return "PasskeyAssertion(hidden)";
    }
}
