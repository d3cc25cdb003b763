package dev.mintmark.application.port.in.key;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.key.SigningKey;

/** Operators rotate and revoke the keys that sign access tokens (rules §8). */
public interface ManageSigningKeys {
    /** A page of all keys that sign, have signed or will sign access tokens; the newest first. */
    Page<SigningKey> list(Page.Request page);

    /** Announces the next key; while one is announced, answers with that one and changes nothing. */
    SigningKey rotate();

    /**
     * Withdraws a key at once; if it signed, another one signs from now on. Also takes the key id of a session key.
     * Repeating it changes nothing.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code invalid_transition} if the key is gone already
     */
    SigningKey revoke(String kid);

    /**
     * At each start: makes the keys that are missing, and begins a rotation if keys use another algorithm than the
     * configured one.
     */
    void ensure();

    /** Called regularly: does the steps that are due. */
    void advance();
}
