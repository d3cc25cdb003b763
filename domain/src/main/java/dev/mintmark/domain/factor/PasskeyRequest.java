package dev.mintmark.domain.factor;

import java.util.List;

/**
 * Asks a device to sign in by a passkey (WebAuthn §5.5).
 *
 * @param challenge what it has to sign: base64url
 * @param allowed the ids of the passkeys that may; empty for whichever the device has
 */
public record PasskeyRequest(String challenge, RelyingParty party, List<String> allowed) {
    /** Copies the ids. */
    public PasskeyRequest {
        allowed = List.copyOf(allowed);
    }
}
