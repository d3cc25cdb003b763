package dev.mintmark.application.port.in.key;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.key.SigningKey;

/** Operators rotate and revoke the keys that sign access tokens (rules §8). */
public interface ManageSigningKeys {
    /** A page of all keys that sign, have signed or will sign access tokens; the newest first. */
    Page<SigningKey> list(Page.Request page);

    /**
     * Announces the next key of each algorithm that is in use; where one is announced already, changes nothing.
     *
     * @return the announced key of the default API's algorithm
     */
    SigningKey rotate();

    /**
     * Withdraws a key at once; if it signed, another one signs from now on. Also takes the key id of a session key.
     * Repeating it changes nothing.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code invalid_transition} if the key is gone already
     */
    SigningKey revoke(String kid);

    /**
     * Called at each start and regularly: makes the keys that are missing, and does the other steps that are due. The
     * first key of a further algorithm is announced before it signs.
     */
    void advance();
}
