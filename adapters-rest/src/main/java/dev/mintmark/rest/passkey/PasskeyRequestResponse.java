package dev.mintmark.rest.passkey;

import dev.mintmark.domain.factor.PasskeyChallenge;
import dev.mintmark.domain.factor.PasskeyRequest;
import java.util.List;

/**
 * What a browser's {@code PublicKeyCredential.parseRequestOptionsFromJSON()} takes (WebAuthn §5.5).
 *
 * @param timeout milliseconds
 * @param allowCredentials empty for whichever passkey the device has
 */
public record PasskeyRequestResponse(
        String challenge,
        String rpId,
        long timeout,
        List<PasskeyDescriptor> allowCredentials,
        String userVerification) {
    /** These options. */
    public static PasskeyRequestResponse from(PasskeyRequest request) {
        return new PasskeyRequestResponse(
                request.challenge(),
                request.party().id(),
                PasskeyChallenge.LIFETIME.toMillis(),
                PasskeyDescriptor.of(request.allowed()),
                "required");
    }
}
