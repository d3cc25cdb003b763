package dev.mintmark.application.port.in.key;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.key.SigningKey;

/** Operators rotate and revoke the keys that sign access tokens (rules §8). */
public interface ManageSigningKeys {
    /** A page of all keys that sign, have signed or will sign access tokens; the newest first. */
    Page<SigningKey> list(Page.Request page);

    /**
     * Has the stand-by of each algorithm that is in use sign from now on, and announces another one.
     *
     * @param evenUnannounced whether it signs also before it has been published for the announcement, when verifiers
     *     that do not know it yet refuse its tokens
     * @return the key of the default API's algorithm that signs now
     * @throws dev.mintmark.domain.RuleBroken {@code announcement_running}, which names the instant from which the
     *     stand-by may sign; nothing has changed then
     */
    SigningKey rotate(boolean evenUnannounced);

    /**
     * Withdraws a key at once; if it signed, its stand-by signs from now on. Another stand-by is announced. Also takes
     * the key id of a session key. Repeating it changes nothing.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code invalid_transition} if the key is gone already
     */
    SigningKey revoke(String kid);

    /**
     * Called at each start and regularly: makes the keys that are missing, stand-bys too, and does the other steps that
     * are due. The first key of a further algorithm is announced before it signs.
     */
    void advance();
}
