package dev.mintmark.domain.key;

import dev.mintmark.domain.Coded;

/**
 * The state of a signing key (rules §8): announced, signing, retired, gone; or revoked, from any of the first three.
 */
public enum KeyState implements Coded {
    /** The stand-by: published, so that verifiers know it before it signs. One of its purpose and algorithm. */
    ANNOUNCED("announced"),
    /** The one key of its purpose and algorithm that signs. */
    SIGNING("signing"),
    /** No longer signs; published until the last token that it signed has expired. */
    RETIRED("retired"),
    /** No longer verifies anything; its private part is erased. */
    GONE("gone"),
    /** Withdrawn in an emergency: what it signed is refused; its private part is erased. */
    REVOKED("revoked");

    private final String code;

    KeyState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether a key in this state verifies tokens, and so is published. */
    public boolean isLive() {
        return this == ANNOUNCED || this == SIGNING || this == RETIRED;
    }
}
