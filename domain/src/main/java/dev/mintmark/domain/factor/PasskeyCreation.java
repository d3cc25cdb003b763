package dev.mintmark.domain.factor;

import dev.mintmark.domain.member.Member;
import java.util.List;

/**
 * Asks a device to make a passkey (WebAuthn §5.4).
 *
 * @param challenge what it has to answer: base64url
 * @param member whose it will be
 * @param excluded the ids of those that the member has: a device that holds one of them makes none
 */
public record PasskeyCreation(String challenge, RelyingParty party, Member member, List<String> excluded) {
    /** Copies the ids. */
    public PasskeyCreation {
        excluded = List.copyOf(excluded);
    }
}
